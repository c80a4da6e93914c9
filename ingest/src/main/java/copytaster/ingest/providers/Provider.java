package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import copytaster.schemas.Kind;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.Priority;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one agency means by the fields of its items, as its file says. What a file leaves out is as in {@code generic.yml}.
 *
 * @param provider the name in every key; letters, digits, '.', '_' and '-'
 * @param format only with the provider generic: the formats whose items the file holds for
 * @param home ISO 3166-1 alpha-2 of the country a story is about when nothing else says so, empty for none
 * @param timeZone where a time without a zone was written
 * @param recognise an item is this agency's when one of these holds
 * @param fields by the story's field, the ways to get it, the first that yields anything wins
 * @param status the agency's words, lower case, for the status of an item
 * @param statuses rules that come before those words
 * @param datelines patterns over the dateline and the first paragraphs, with the groups dateline, place and byline
 * @param places by the format's word, whose place a place is
 * @param schemes the agency's own vocabularies by the name the format gives them
 * @param countries vocabularies of subjects whose codes, where they match, are ISO 3166-1's of the countries it is about
 * @param privateNotes notes for editors only are private when they match
 * @param signOff a last paragraph that matches is the wire's own, not the story's: "ends", or who wrote it down
 */
@JsonAutoDetect(creatorVisibility = JsonAutoDetect.Visibility.ANY)
record Provider(
        String provider,
        @Nullable Pattern format,
        @Nullable String home,
        @Nullable ZoneId timeZone,
        @Nullable List<Condition> recognise,
        @Nullable Map<String, List<Value>> fields,
        @Nullable Map<String, Status> status,
        @Nullable List<Rule<Status>> statuses,
        @Nullable List<Rule<Signal>> signals,
        @Nullable List<Rule<Kind>> kinds,
        @Nullable List<Rule<Priority>> priorities,
        @Nullable List<Chain> chains,
        @Nullable List<Pattern> datelines,
        @Nullable Map<String, PlaceRole> places,
        @Nullable Map<String, String> schemes,
        @Nullable Map<String, Pattern> countries,
        @Nullable Pattern privateNotes,
        @Nullable Pattern signOff) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}0-9._-]{1,60}");
    private static final Pattern ANY = Pattern.compile("");
    private static final Pattern NEVER = Pattern.compile("(?!)");

    Provider {
        if (!NAME.matcher(provider).matches()) {
            throw new IllegalArgumentException(
                    "provider: letters, digits, '.', '_' and '-' only, not '" + provider + "'");
        }
        if (format != null && !provider.equals(ProviderFiles.GENERIC)) {
            throw new IllegalArgumentException("format: for the provider " + ProviderFiles.GENERIC
                    + " only; an agency's rule asks for a format by a condition, when: {format: …}");
        }
        format = format == null ? ANY : format;
        home = home == null ? "" : home;
        timeZone = timeZone == null ? ZoneOffset.UTC : timeZone;
        recognise = recognise == null ? List.of() : List.copyOf(recognise);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        for (String field : fields.keySet()) {
            if (!StoryMaker.LEARNED.contains(field)) {
                throw new IllegalArgumentException("fields: nothing asks for '" + field + "'; known here: "
                        + String.join(", ", StoryMaker.LEARNED));
            }
        }
        status = status == null ? Map.of() : Map.copyOf(status);
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
        signals = signals == null ? List.of() : List.copyOf(signals);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        priorities = priorities == null ? List.of() : List.copyOf(priorities);
        chains = chains == null ? List.of() : List.copyOf(chains);
        datelines = datelines == null ? List.of() : List.copyOf(datelines);
        places = places == null ? Map.of() : Map.copyOf(places);
        schemes = schemes == null ? Map.of() : Map.copyOf(schemes);
        countries = countries == null ? Map.of() : Map.copyOf(countries);
        privateNotes = privateNotes == null ? NEVER : privateNotes;
        signOff = signOff == null ? NEVER : signOff;
    }

    /** This agency's rules first, then those that hold for all. */
    Provider over(Provider generic) {
        return new Provider(
                provider,
                null,
                home,
                timeZone,
                recognise,
                merged(generic.fields, fields),
                merged(generic.status, status),
                joined(statuses, generic.statuses),
                joined(signals, generic.signals),
                joined(kinds, generic.kinds),
                joined(priorities, generic.priorities),
                joined(chains, generic.chains),
                joined(datelines, generic.datelines),
                merged(generic.places, places),
                merged(generic.schemes, schemes),
                merged(generic.countries, countries),
                privateNotes == NEVER ? generic.privateNotes : privateNotes,
                signOff == NEVER ? generic.signOff : signOff);
    }

    /** The same rules under another agency's name, for one that has no file of its own. */
    Provider named(String name) {
        return new Provider(
                name.toLowerCase(Locale.ROOT),
                null,
                home,
                timeZone,
                recognise,
                fields,
                status,
                statuses,
                signals,
                kinds,
                priorities,
                chains,
                datelines,
                places,
                schemes,
                countries,
                privateNotes,
                signOff);
    }

    boolean isForOneFormat() {
        return format != ANY;
    }

    boolean holdsFor(String itemFormat) {
        return format.matcher(itemFormat).find();
    }

    boolean recognises(Facts facts) {
        for (Condition condition : recognise) {
            if (condition.holds(facts)) {
                return true;
            }
        }
        return false;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static <T> Map<String, T> merged(Map<String, T> under, Map<String, T> over) {
        var merged = new HashMap<>(under);
        merged.putAll(over);
        return merged;
    }
}
