package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Neighbourhood.Neighbour;
import copytaster.enrich.text.Words;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * How alike two stories are, and in what.
 *
 * @param other the earlier story
 * @param equal is the text the same, word for word?
 * @param grams rare wording: what the two share of the fewer
 * @param strokes rare runs of letters
 * @param terms words by their rarity: the shared weight, of the lighter text's
 * @param plain the same without figures
 * @param cosine words by their rarity: how near the two texts are as wholes
 * @param figures those of the text with fewer that stand in the other
 * @param figureWeight of the shared figures, by rarity
 * @param names those of the shorter text that stand in the other
 * @param headline words of the shorter headline, by rarity, that stand in the other's headline or lead
 * @param lead words of one's headline and lead, by rarity, that stand in the other's text: of the two ways the better
 * @param swapped does each headline have a name that the other story lacks?
 */
record Likeness(
        Neighbour other,
        boolean equal,
        Share grams,
        Share strokes,
        Share terms,
        Share plain,
        double cosine,
        Share figures,
        double figureWeight,
        Share names,
        Share headline,
        Share lead,
        boolean swapped) {

    /** So much is shared, of so much that could be. */
    record Share(double shared, double all) {

        static final Share NONE = new Share(0, 0);

        /** 0 to 1; 0 where there is nothing to share. */
        double part() {
            return all == 0 ? 0 : Math.min(1, shared / all);
        }
    }

    /** Fewer are not looked at more closely. */
    private static final int LEAST_STROKES = 4;

    private static final int LEAST_GRAMS = 3;

    static Likeness of(Fingerprint print, Neighbour other, Neighbourhood window) {
        Fingerprint earlier = other.print();
        var weigh = new WordWeights(print.terms(), earlier.terms(), window);
        return new Likeness(
                other,
                print.textHash() == earlier.textHash() && print.words() == earlier.words(),
                grams(print, earlier, window),
                strokes(print, earlier, window),
                weigh.shared(),
                weigh.plain(),
                weigh.cosine(),
                figures(print, earlier),
                weigh.figures(),
                names(print, earlier),
                headline(print, earlier, window),
                lead(print, earlier, window),
                lacks(print, earlier) && lacks(earlier, print));
    }

    private static Share grams(Fingerprint print, Fingerprint other, Neighbourhood window) {
        int shared = common(print.grams(), other.grams());
        if (shared < LEAST_GRAMS) {
            return new Share(shared, Math.min(print.grams().length, other.grams().length));
        }
        var looked = new IntArrayList();
        int own = 0;
        int both = 0;
        int others = 0;
        int i = 0;
        int j = 0;
        int[] one = print.grams();
        int[] two = other.grams();
        while (i < one.length || j < two.length) {
            boolean first = j == two.length || i < one.length && one[i] <= two[j];
            boolean second = i == one.length || j < two.length && two[j] <= one[i];
            looked.clear();
            if (Candidates.isRare(first ? one[i] : two[j], window, looked)) {
                own += first ? 1 : 0;
                others += second ? 1 : 0;
                both += first && second ? 1 : 0;
            }
            i += first ? 1 : 0;
            j += second ? 1 : 0;
        }
        return new Share(both, Math.min(own, others));
    }

    private static Share strokes(Fingerprint print, Fingerprint other, Neighbourhood window) {
        int shared = common(print.strokes(), other.strokes());
        if (shared < LEAST_STROKES || shared < Math.min(print.strokes().length, other.strokes().length) / 3) {
            return Share.NONE;
        }
        int own = 0;
        int both = 0;
        int others = 0;
        int i = 0;
        int j = 0;
        int[] one = print.strokes();
        int[] two = other.strokes();
        while (i < one.length || j < two.length) {
            boolean first = j == two.length || i < one.length && one[i] <= two[j];
            boolean second = i == one.length || j < two.length && two[j] <= one[i];
            if (Candidates.isRareStroke(first ? one[i] : two[j], window)) {
                own += first ? 1 : 0;
                others += second ? 1 : 0;
                both += first && second ? 1 : 0;
            }
            i += first ? 1 : 0;
            j += second ? 1 : 0;
        }
        return new Share(both, Math.min(own, others));
    }

    private static Share figures(Fingerprint print, Fingerprint other) {
        int own = figures(print.terms());
        int others = figures(other.terms());
        int shared = 0;
        int i = 0;
        int j = 0;
        int[] one = print.terms();
        int[] two = other.terms();
        while (i < one.length && j < two.length) {
            if (one[i] == two[j]) {
                shared += Words.isFigure(one[i]) ? 1 : 0;
                i++;
                j++;
            } else if (one[i] < two[j]) {
                i++;
            } else {
                j++;
            }
        }
        return new Share(shared, Math.min(own, others));
    }

    private static int figures(int[] terms) {
        int figures = 0;
        for (int term : terms) {
            figures += term & 1;
        }
        return figures;
    }

    /** The names of the shorter text, where they stand as any word of the other: so capitals of the other do not matter. */
    private static Share names(Fingerprint print, Fingerprint other) {
        return print.words() <= other.words()
                ? names(print.facts(), other.terms())
                : names(other.facts(), print.terms());
    }

    private static Share names(int[] facts, int[] terms) {
        int all = 0;
        int shared = 0;
        int j = 0;
        for (int fact : facts) {
            if (Words.isFigure(fact)) {
                continue;
            }
            all++;
            while (j < terms.length && terms[j] < fact) {
                j++;
            }
            shared += j < terms.length && terms[j] == fact ? 1 : 0;
        }
        return new Share(shared, all);
    }

    private static Share headline(Fingerprint print, Fingerprint other, Neighbourhood window) {
        Share own = standing(print.headline(), other.lead(), window);
        Share others = standing(other.headline(), print.lead(), window);
        return own.all <= others.all ? own : others;
    }

    private static Share lead(Fingerprint print, Fingerprint other, Neighbourhood window) {
        Share own = standing(print.lead(), other.terms(), window);
        Share others = standing(other.lead(), print.terms(), window);
        return own.part() >= others.part() ? own : others;
    }

    /** How much of the words, weighed, stands in the text. */
    private static Share standing(int[] words, int[] terms, Neighbourhood window) {
        double all = 0;
        double shared = 0;
        int j = 0;
        for (int word : words) {
            double weight = WordWeights.weight(word, window);
            all += weight;
            while (j < terms.length && terms[j] < word) {
                j++;
            }
            shared += j < terms.length && terms[j] == word ? weight : 0;
        }
        return new Share(shared, all);
    }

    /** Has the headline a word that is a name in its own text, and stands nowhere in the other story? */
    private static boolean lacks(Fingerprint print, Fingerprint other) {
        for (int word : print.headline()) {
            if (!Words.isFigure(word)
                    && Arrays.binarySearch(print.facts(), word) >= 0
                    && Arrays.binarySearch(other.terms(), word) < 0) {
                return true;
            }
        }
        return false;
    }

    private static int common(int[] one, int[] other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
