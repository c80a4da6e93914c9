package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import java.util.Set;

/** The words beside a mention, by which it is known for a place. */
final class Surroundings {
    private static final int LONGEST_WORD = 14;
    private static final Set<String> WHERE =
            Set.of("in", "near", "outside", "around", "en", "a", "pres", "cerca", "nach", "bei", "em", "ad", "vicino");

    private Surroundings() {}

    /** The word before, as it stands; empty where no blank or the beginning of a zone lies between. */
    static String before(FoldedText text, int begin) {
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

    /** The word after, as it stands; empty where no blank lies between. */
    static String after(FoldedText text, int end) {
        if (text.at(end) != ' ' && text.at(end) != '\n') {
            return "";
        }
        int start = end + 1;
        return text.words(start, start + text.continuation(start));
    }

    /** "in Leeds", "à Amiens"; "Dayton, Ohio" is known by its state. */
    static boolean saysItIsAPlace(FoldedText text, int begin) {
        String before = before(text, begin);
        return !before.isEmpty() && before.length() < LONGEST_WORD && WHERE.contains(Folding.fold(before));
    }

    /** ", Calif.": an abbreviated state after a town and a comma. */
    static boolean followsATown(FoldedText text, int begin) {
        return text.at(begin - 1) == ' ' && text.at(begin - 2) == ',' && text.letterAt(begin - 3);
    }
}
