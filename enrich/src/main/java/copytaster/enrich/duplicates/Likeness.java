package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Neighbourhood.Neighbour;
import copytaster.enrich.text.Words;
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

    static Likeness of(Scales scales, Neighbour other) {
        Fingerprint print = scales.print();
        Fingerprint earlier = other.print();
        var weigh = new WordWeights(scales, earlier.terms());
        return new Likeness(
                other,
                print.textHash() == earlier.textHash() && print.words() == earlier.words(),
                grams(scales, earlier),
                strokes(print, earlier, scales.window()),
                weigh.shared(),
                weigh.plain(),
                weigh.cosine(),
                weigh.figures(),
                weigh.figureWeight(),
                names(print, earlier),
                headline(scales, earlier),
                lead(scales, earlier),
                lacks(scales.headlineNames(), earlier) && lacks(earlier, print));
    }

    private static Share grams(Scales scales, Fingerprint other) {
        int[] one = scales.print().grams();
        int[] two = other.grams();
        int shared = common(one, two);
        if (shared < LEAST_GRAMS) {
            return new Share(shared, Math.min(one.length, two.length));
        }
        int own = 0;
        int both = 0;
        int others = 0;
        int i = 0;
        for (int gram : two) {
            while (i < one.length && one[i] < gram) {
                own += scales.isRareGram(i++) ? 1 : 0;
            }
            if (i < one.length && one[i] == gram) {
                int rare = scales.isRareGram(i++) ? 1 : 0;
                own += rare;
                both += rare;
                others += rare;
            } else {
                others += scales.window().isRareGram(gram) ? 1 : 0;
            }
        }
        while (i < one.length) {
            own += scales.isRareGram(i++) ? 1 : 0;
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
            if (window.isRareStroke(first ? one[i] : two[j])) {
                own += first ? 1 : 0;
                others += second ? 1 : 0;
                both += first && second ? 1 : 0;
            }
            i += first ? 1 : 0;
            j += second ? 1 : 0;
        }
        return new Share(both, Math.min(own, others));
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

    private static Share headline(Scales scales, Fingerprint other) {
        Share own = standing(scales.print().headline(), scales.headline(), other.lead());
        Share others = standing(other.headline(), scales.print().lead(), scales.window());
        return own.all <= others.all ? own : others;
    }

    private static Share lead(Scales scales, Fingerprint other) {
        Share own = standing(scales.print().lead(), scales.lead(), other.terms());
        Share others = standing(other.lead(), scales.print().terms(), scales.window());
        return own.part() >= others.part() ? own : others;
    }

    private static Share standing(int[] words, int[] terms, Neighbourhood window) {
        var weights = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            weights[i] = WordWeights.weight(words[i], window);
        }
        return standing(words, weights, terms);
    }

    /** How much of the words, weighed, stands in the text. */
    private static Share standing(int[] words, double[] weights, int[] terms) {
        double all = 0;
        double shared = 0;
        int j = 0;
        for (int i = 0; i < words.length; i++) {
            all += weights[i];
            while (j < terms.length && terms[j] < words[i]) {
                j++;
            }
            shared += j < terms.length && terms[j] == words[i] ? weights[i] : 0;
        }
        return new Share(shared, all);
    }

    /** Does one of the names stand nowhere in the other story? */
    private static boolean lacks(int[] names, Fingerprint other) {
        for (int name : names) {
            if (Arrays.binarySearch(other.terms(), name) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Has the headline a word that is a name in its own text, and stands nowhere in the other story? */
    private static boolean lacks(Fingerprint print, Fingerprint other) {
        for (int word : print.headline()) {
            if (!Words.isFigure(word)
                    && Arrays.binarySearch(other.terms(), word) < 0
                    && Arrays.binarySearch(print.facts(), word) >= 0) {
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
