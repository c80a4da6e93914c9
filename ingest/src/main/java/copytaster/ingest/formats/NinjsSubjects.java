package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a ninjs item is about: subjects, places, genres, keywords, and who and what is named in it. */
final class NinjsSubjects {

    private static final Pattern QCODE = Pattern.compile("^([A-Za-z][\\w.-]*):([^/].*)$");
    private static final Pattern URI = Pattern.compile("^(.*[/#])([^/#]+)$");
    private static final Set<String> ALPHA_2 = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> ALPHA_3 = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

    private NinjsSubjects() {}

    static void read(Item.Draft draft, JsonNode json) {
        for (JsonNode keyword : JsonFields.each(json, "keywords", "keyword")) {
            String label = JsonFields.label(keyword);
            for (String word : json.path("keywords").isTextual() ? label.split("[,;]") : new String[] {label}) {
                draft.put("keyword", word);
            }
        }
        signals(draft, json);
        JsonFields.each(json, "genres", "genre").forEach(genre -> draft.put("genre", JsonFields.label(genre)));
        JsonFields.each(json, "service").forEach(service -> {
            draft.put("category", JsonFields.code(service));
            draft.put("service", JsonFields.label(service));
        });
        JsonFields.each(json, "infosources", "infoSources", "infosource", "source")
                .forEach(source -> draft.put("source", JsonFields.label(source)));
        for (JsonNode subject : JsonFields.each(json, "subjects", "subject")) {
            Codes.subject(
                    draft,
                    JsonFields.text(subject, "scheme"),
                    subject.isObject()
                            ? JsonFields.first(subject, "code", "qcode", "literal")
                            : JsonFields.text(subject),
                    JsonFields.text(subject, "uri"),
                    JsonFields.text(subject, "name"));
        }
        JsonFields.each(json, "places", "place").forEach(place -> place(draft, place));
        named(draft, json, "person", "people", "person");
        named(draft, json, "organisation", "organisations", "organisation");
        named(draft, json, "object", "objects", "object");
        named(draft, json, "event", "events", "event");
        named(draft, json, "trustIndicator", "trustindicators", "trustIndicators", "trustindicator");
        JsonNode extra = json.path("extra");
        extra.fieldNames().forEachRemaining(name -> draft.put("extra." + name, JsonFields.text(extra, name)));
    }

    private static void named(Item.Draft draft, JsonNode json, String field, String... names) {
        for (JsonNode one : JsonFields.each(json, names)) {
            String label = JsonFields.label(one);
            draft.put(field, label.isEmpty() ? JsonFields.first(one, "title", "href") : label);
        }
    }

    /** A list of words or codes; TT sends an object whose values they are. */
    private static void signals(Item.Draft draft, JsonNode json) {
        for (JsonNode signal : JsonFields.each(json, "signals", "signal")) {
            String code = JsonFields.code(signal);
            draft.put("signal", code);
            if (code.isEmpty()) {
                signal.forEach(value -> draft.put("signal", JsonFields.text(value)));
            }
        }
    }

    private static void place(Item.Draft draft, JsonNode place) {
        String how = JsonFields.first(place, "rel", "role");
        String name = JsonFields.label(place);
        String scheme = JsonFields.text(place, "scheme").toLowerCase(Locale.ROOT);
        String code = JsonFields.first(place, "code", "qcode", "literal");
        Matcher qcode = QCODE.matcher(code);
        Matcher uri = URI.matcher(JsonFields.text(place, "uri"));
        if (qcode.matches()) {
            scheme = scheme.isEmpty() ? qcode.group(1).toLowerCase(Locale.ROOT) : scheme;
            code = qcode.group(2);
        } else if (scheme.isEmpty() && uri.matches() && (code.isEmpty() || code.equals(uri.group(2)))) {
            scheme = uri.group(1);
            code = uri.group(2);
        }
        String capitals = code.toUpperCase(Locale.ROOT);
        boolean country = List.of("iso3166", "country", "cntry").stream().anyMatch(scheme::contains)
                || scheme.isEmpty() && (ALPHA_2.contains(capitals) || ALPHA_3.contains(capitals));
        if (country) {
            Codes.country(draft, code, name, how);
        } else if (scheme.isEmpty() || code.isEmpty()) {
            draft.place("name", name, "", how);
        } else {
            draft.place(scheme, code, name, how);
        }
    }
}
