package copytaster.enrich.countries;

import java.util.List;
import java.util.Objects;

/**
 * One written form that stands for one country, for several, or (a blocker) for none.
 *
 * @param word as people write it
 * @param codes ISO 3166-1 alpha-2 (Kosovo: XK); empty for a blocker
 * @param languages bits of the languages it is written so in, by the order of {@code LanguageGuess.LANGUAGES}
 * @param edges what must stand before and after it
 * @param capital what its letters must look like in running text
 * @param datelineOnly true for a town too small to stand for its country elsewhere
 */
record PlaceForm(
        String word, List<String> codes, Kind kind, int languages, Edges edges, Capital capital, boolean datelineOnly) {
    static final int ALL_LANGUAGES = -1;

    PlaceForm {
        Objects.requireNonNull(word);
        codes = List.copyOf(codes);
    }

    /** What must stand before and after the form. */
    enum Edges {
        /** A whole word. */
        WORD,
        /** The beginning of a word, with an ending of a few letters. */
        STEM,
        /** The beginning of a word and any particles (Hangul). */
        WORD_START,
        /** A whole word after Arabic's attached particles. */
        ARABIC,
        /** Anywhere; Katakana must not run on (Chinese, Japanese). */
        ANYWHERE,
        /** One Chinese character alone, in the headline of a Korean story. */
        LONE_CHARACTER
    }

    /** What the letters must look like where the text is not set in capitals. */
    enum Capital {
        ANY,
        FIRST,
        ALL
    }

    static PlaceForm of(String written, List<String> codes, Kind kind, int languages) {
        return of(written, codes, kind, languages, false);
    }

    /** Reads edges and capital off the form: a star stands for an ending, a small first letter for any case. */
    static PlaceForm of(String written, List<String> codes, Kind kind, int languages, boolean datelineOnly) {
        boolean stem = written.endsWith("*");
        String word = stem ? written.substring(0, written.length() - 1) : written;
        return new PlaceForm(word, codes, kind, languages, edges(word, stem), capital(word), datelineOnly);
    }

    private static Edges edges(String word, boolean stem) {
        char c = word.charAt(0);
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return switch (script) {
            case HANGUL -> Edges.WORD_START;
            case HAN, KATAKANA, HIRAGANA -> word.length() == 1 ? Edges.LONE_CHARACTER : Edges.ANYWHERE;
            case ARABIC -> Edges.ARABIC;
            default -> stem ? Edges.STEM : Edges.WORD;
        };
    }

    private static Capital capital(String word) {
        if (!Character.isUpperCase(word.charAt(0))) {
            return Capital.ANY;
        }
        boolean all = word.length() <= 7 && word.equals(word.toUpperCase(java.util.Locale.ROOT)) && word.length() > 1;
        return all ? Capital.ALL : Capital.FIRST;
    }
}
