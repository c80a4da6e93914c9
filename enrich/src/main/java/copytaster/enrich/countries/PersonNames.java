package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.Resource;
import java.util.HashSet;
import java.util.Set;

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
            Set<String> into = columns[0].equals("given") ? names.given : names.placesToo;
            for (String name : columns[1].split(" ")) {
                into.add(Folding.fold(name));
            }
        }
        return names;
    }

    /** @param capitalsTell false where the zone is set in capitals or in headline style */
    boolean isPerson(FoldedText text, Mention mention, boolean capitalsTell) {
        Kind kind = mention.form().kind();
        if (!capitalsTell
                || !(kind == Kind.NAME || kind == Kind.AMBIGUOUS || kind.isPlaceInside())
                || text.at(mention.begin()) > 0x250
                || !Character.isUpperCase(text.at(mention.begin()))) {
            return false;
        }
        String before = wordBefore(text, mention.begin());
        if (!before.isEmpty() && Character.isUpperCase(before.charAt(0)) && given.contains(Folding.fold(before))) {
            return true;
        }
        if (!placesToo.contains(Folding.fold(mention.form().word())) || PREPOSITIONS.contains(Folding.fold(before))) {
            return false;
        }
        String after = wordAfter(text, mention.end());
        return after.length() > 1
                && Character.isUpperCase(after.charAt(0))
                && Character.isLowerCase(after.charAt(1))
                && !OFFICES.contains(Folding.fold(after));
    }

    private static String wordBefore(FoldedText text, int begin) {
        int end = begin - 1;
        if (text.at(end) != ' ' && text.at(end) != '\n') {
            return "";
        }
        int start = end;
        while (text.letterAt(start - 1)) {
            start--;
        }
        return text.words(start, end);
    }

    private static String wordAfter(FoldedText text, int end) {
        if (text.at(end) != ' ' && text.at(end) != '\n') {
            return "";
        }
        int start = end + 1;
        return text.words(start, start + text.continuation(start));
    }
}
