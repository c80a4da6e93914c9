package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.Resource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Tells when a place name is a person: "Michael Jordan", "Jordan Smith", "Chad Hurley". */
final class PersonNames {
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "from", "of", "to", "at", "near", "en", "de", "desde", "au", "aux");
    private static final Set<String> OFFICES = Set.of(
            "king",
            "queen",
            "president",
            "prime",
            "minister",
            "premier",
            "army",
            "river",
            "valley",
            "government",
            "parliament",
            "police",
            "court",
            "city",
            "county",
            "state",
            "foreign",
            "defence",
            "defense",
            "airport",
            "stock",
            "bank",
            "national",
            "says",
            "said",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "bulldogs",
            "united");

    private final Set<String> given = new HashSet<>();
    private final Set<String> placesToo = new HashSet<>();

    static PersonNames load() {
        PersonNames names = new PersonNames();
        for (String line : Resource.lines(PersonNames.class, "person-names.tsv")) {
            String[] columns = line.split("\t", 2);
            for (String name : columns[1].split(" ")) {
                if (columns[0].equals("given")) {
                    names.given.add(Folding.fold(name));
                } else {
                    names.placesToo.add(name);
                }
            }
        }
        return names;
    }

    /** Given names, offices and prepositions. */
    Stream<String> words() {
        return Stream.of(given, placesToo, OFFICES, PREPOSITIONS).flatMap(Set::stream);
    }

    /**
     * @param capitalsTell false where the zone is set in capitals or in headline style: then only a given name before tells a person
     */
    boolean isPerson(FoldedText text, Mention mention, boolean capitalsTell) {
        Kind kind = mention.form().kind();
        if (!(kind == Kind.NAME || kind == Kind.AMBIGUOUS || kind.isPlaceInside())
                || text.at(mention.begin()) > 0x250
                || !Character.isUpperCase(text.at(mention.begin()))) {
            return false;
        }
        boolean placeToo = placesToo.contains(mention.form().word());
        if (!capitalsTell && !placeToo) {
            return false;
        }
        String before = Surroundings.before(text, mention.begin());
        if (given.contains(Folding.fold(before)) && Character.isUpperCase(before.charAt(0))) {
            return true;
        }
        if (!capitalsTell || !placeToo || PREPOSITIONS.contains(Folding.fold(before))) {
            return false;
        }
        String after = Surroundings.after(text, mention.end());
        return after.length() > 1
                && Character.isUpperCase(after.charAt(0))
                && Character.isLowerCase(after.charAt(1))
                && !OFFICES.contains(Folding.fold(after));
    }

    /** May the bare word be the person of whom the story spoke by the full name? "Michael Jordan … Jordan scored". */
    boolean mayBeABareSurname(FoldedText text, Mention mention) {
        return placesToo.contains(mention.form().word())
                && !PREPOSITIONS.contains(Folding.fold(Surroundings.before(text, mention.begin())));
    }
}
