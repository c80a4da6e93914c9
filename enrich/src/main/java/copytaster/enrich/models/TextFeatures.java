package copytaster.enrich.models;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import java.util.Set;

/**
 * Cuts a text into the terms that a model weighs: words and pairs of neighbouring words; in Korean, Japanese and Chinese, which join words
 * and endings or write no spaces, runs of two to four characters within a word. Terms are told apart by a hash of 64 bits of their folded
 * form, so that reading a story makes no strings.
 */
final class TextFeatures {

    /** What stands in the headline counts so often. */
    static final int HEADLINE_COUNTS = 2;

    private static final Set<String> BY_CHARACTERS = Set.of("ko", "ja", "zh");
    private static final int SHORTEST_GRAM = 2;
    private static final int LONGEST_GRAM = 4;
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private TextFeatures() {}

    /** Is a text of this language cut into runs of characters? */
    static boolean byCharacters(String language) {
        return BY_CHARACTERS.contains(language);
    }

    /** Takes one term where it stands. */
    @FunctionalInterface
    interface Term {
        void at(long hash, int begin, int end);
    }

    /** The zones of a story: headline, lead, rest. */
    static FoldedText zones(CleanText text) {
        return new FoldedText(text.headline(), text.lead(), text.rest());
    }

    /** Every term, in the order of the text. */
    static void each(FoldedText text, boolean byCharacters, Term term) {
        long before = 0;
        int beforeBegin = 0;
        int begin = 0;
        int length = text.length();
        for (int i = 0; i <= length; i++) {
            if (i < length && text.letterAt(i)) {
                continue;
            }
            if (i > begin) {
                if (byCharacters) {
                    grams(text, begin, i, term);
                } else {
                    long word = hash(text, begin, i);
                    term.at(word, begin, i);
                    if (before != 0) {
                        term.at(mix(before * 31 + word), beforeBegin, i);
                    }
                    before = word;
                    beforeBegin = begin;
                }
            }
            if (ends(text.at(i))) {
                before = 0;
            }
            begin = i + 1;
        }
    }

    /** No pair of words spans the end of a sentence or of a zone. */
    private static boolean ends(char c) {
        return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\0' || c == ';' || c == ':';
    }

    private static void grams(FoldedText text, int begin, int end, Term term) {
        if (end - begin == 1) {
            term.at(hash(text, begin, end), begin, end);
        }
        for (int from = begin; from < end; from++) {
            for (int to = from + SHORTEST_GRAM; to <= Math.min(end, from + LONGEST_GRAM); to++) {
                term.at(hash(text, from, to), from, to);
            }
        }
    }

    /** The hash of a term as a model's text writes it: words folded, a blank between two. */
    static long hash(String written) {
        int blank = written.indexOf(' ');
        if (blank < 0) {
            return hash(new FoldedText(written), 0, written.length());
        }
        long first = hash(new FoldedText(written.substring(0, blank)), 0, blank);
        String second = written.substring(blank + 1);
        return mix(first * 31 + hash(new FoldedText(second), 0, second.length()));
    }

    /** A term as a model's text writes it. */
    static String written(FoldedText text, int begin, int end) {
        var written = new StringBuilder(end - begin);
        boolean gap = false;
        for (int i = begin; i < end; i++) {
            if (text.letterAt(i)) {
                if (gap) {
                    written.append(' ');
                    gap = false;
                }
                written.append(text.folded()[i]);
            } else {
                gap = !written.isEmpty();
            }
        }
        return written.toString();
    }

    private static long hash(FoldedText text, int begin, int end) {
        char[] folded = text.folded();
        long hash = SEED;
        for (int i = begin; i < end; i++) {
            hash = (hash ^ folded[i]) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
