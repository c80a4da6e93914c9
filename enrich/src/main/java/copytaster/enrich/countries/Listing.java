package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.Resource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Tells when a financial centre is only where a paper is traded: "listed on the Luxembourg and Paris exchanges", "coté à Paris". */
final class Listing {
    private static final int LOOKED_BACK = 45;

    private final Set<String> venues = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    Listing() {
        for (String line : Resource.lines(Listing.class, "desks.tsv")) {
            String[] columns = line.split("\t");
            if (columns[0].equals("venues") || columns[0].equals("listing")) {
                for (String word : columns[1].split(",")) {
                    if (columns[0].equals("venues")) {
                        venues.add(word.strip());
                    } else {
                        words.add(Folding.fold(word.strip()));
                    }
                }
            }
        }
    }

    /** The places where papers are traded, and what says so. */
    Stream<String> words() {
        return Stream.concat(venues.stream(), words.stream());
    }

    boolean isVenue(FoldedText text, Mention mention) {
        Kind kind = mention.form().kind();
        if ((kind != Kind.CAPITAL && kind != Kind.CITY && kind != Kind.NAME)
                || !venues.contains(mention.form().word())) {
            return false;
        }
        int end = mention.begin();
        for (int i = end - 1; i >= 0 && i > mention.begin() - LOOKED_BACK; i--) {
            char c = text.at(i);
            if (c == '.' || c == ';' || c == '\0') {
                return false;
            }
            if (!text.letterAt(i)) {
                if (end - i - 1 > 3 && words.contains(Folding.fold(text.words(i + 1, end)))) {
                    return true;
                }
                end = i;
            }
        }
        return false;
    }
}
