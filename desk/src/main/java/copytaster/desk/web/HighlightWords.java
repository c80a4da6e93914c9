package copytaster.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to mark for what was searched. The index finds words by their stems in the analyser of each language, but marks
 * them in the text as it stands: so a word is marked by its beginning, which inflections and Korean particles leave alone.
 */
final class HighlightWords {

    private static final Pattern PART = Pattern.compile("(-?)(\"[^\"]*\"?|[^\\s\"|+()]+)");
    private static final Pattern OPERATORS = Pattern.compile("[*~\\\\]|~\\d+$");
    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_ENDING = 2;

    private HighlightWords() {}

    /** A simple query string over the plain text; empty where there is nothing to mark. */
    static String of(String words) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(words);
        while (part.find()) {
            if (part.group(1).isEmpty()) {
                String found = part.group(2);
                parts.add(found.startsWith("\"") ? found : beginning(found));
            }
        }
        parts.removeIf(String::isBlank);
        return String.join(" ", parts);
    }

    private static String beginning(String word) {
        String plain = OPERATORS.matcher(word).replaceAll("");
        if (plain.isEmpty()) {
            return "";
        }
        boolean alphabetic = plain.codePoints().noneMatch(Character::isIdeographic)
                && plain.codePoints()
                        .noneMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL);
        if (!alphabetic) {
            return plain + "*";
        }
        if (plain.length() <= SHORTEST_STEM) {
            return plain;
        }
        return plain.substring(0, Math.max(SHORTEST_STEM, plain.length() - LONGEST_ENDING)) + "*";
    }
}
