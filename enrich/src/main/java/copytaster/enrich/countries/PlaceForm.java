package copytaster.enrich.countries;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One written form that stands for one country, for several, or (a blocker) for none.
 *
 * @param word as people write it
 * @param codes ISO 3166-1 alpha-2 (Kosovo: XK); empty for a blocker
 * @param languages bits of the languages it is written so in, see {@link Languages}
 * @param edges what must stand before and after it
 * @param capital what its letters must look like in running text
 * @param scope where in a story it counts
 * @param term the days on which it stands for the country
 */
public record PlaceForm(
        String word,
        List<String> codes,
        Kind kind,
        int languages,
        Edges edges,
        Capital capital,
        Scope scope,
        Term term) {

    public PlaceForm {
        Objects.requireNonNull(word);
        codes = List.copyOf(codes);
    }

    /** What must stand before and after the form. */
    public enum Edges {
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
    public enum Capital {
        ANY,
        FIRST,
        ALL
    }

    /** Where in a story the form counts. */
    public enum Scope {
        EVERYWHERE,
        /** In a dateline; elsewhere only where the words around say that it is a place: "in Leeds", "Dayton, Ohio". */
        WHERE_PLACED
    }

    static PlaceForm of(String written, List<String> codes, Kind kind, int languages) {
        return of(written, codes, kind, languages, Scope.EVERYWHERE, Term.ALWAYS);
    }

    /** Reads edges and capital off the form: a star stands for an ending, a small first letter for any case. */
    static PlaceForm of(String written, List<String> codes, Kind kind, int languages, Scope scope, Term term) {
        boolean stem = written.endsWith("*");
        String word = stem ? written.substring(0, written.length() - 1) : written;
        return new PlaceForm(word, codes, kind, languages, edges(word, stem), capital(word), scope, term);
    }

    /** The same form in more languages, of the stronger kind. */
    PlaceForm merged(PlaceForm other) {
        Kind stronger = kind.compareTo(other.kind) < 0 ? kind : other.kind;
        return new PlaceForm(word, codes, stronger, languages | other.languages, edges, capital, scope, term);
    }

    /** Do the two mean the same wherever both may stand? */
    boolean meansTheSameAs(PlaceForm other) {
        return codes.equals(other.codes)
                && edges == other.edges
                && capital == other.capital
                && scope == other.scope
                && term.equals(other.term)
                && (kind == other.kind || kind.isPlaceInside() == other.kind.isPlaceInside());
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
        boolean all = word.length() <= 7 && word.equals(word.toUpperCase(Locale.ROOT)) && word.length() > 1;
        return all ? Capital.ALL : Capital.FIRST;
    }
}
