package copytaster.enrich.duplicates;

import copytaster.enrich.text.Words;
import java.util.Arrays;

/** What a story's words and wording weigh in the window: weighed once, then held against each candidate. */
final class Scales {

    private final Fingerprint print;
    private final Neighbourhood window;
    private final double[] terms;
    private final double[] headline;
    private final double[] lead;
    private final boolean[] rareGrams;
    private final int[] headlineNames;
    private final int figures;

    Scales(Fingerprint print, Neighbourhood window) {
        this.print = print;
        this.window = window;
        this.terms = weights(print.terms(), window);
        this.headline = weights(print.headline(), window);
        this.lead = weights(print.lead(), window);
        this.rareGrams = new boolean[print.grams().length];
        for (int i = 0; i < rareGrams.length; i++) {
            rareGrams[i] = window.isRareGram(print.grams()[i]);
        }
        this.headlineNames = Arrays.stream(print.headline())
                .filter(word -> !Words.isFigure(word) && Arrays.binarySearch(print.facts(), word) >= 0)
                .toArray();
        this.figures =
                (int) Arrays.stream(print.terms()).filter(Words::isFigure).count();
    }

    Fingerprint print() {
        return print;
    }

    Neighbourhood window() {
        return window;
    }

    /** Of its terms, in their order. */
    double[] terms() {
        return terms;
    }

    double[] headline() {
        return headline;
    }

    double[] lead() {
        return lead;
    }

    /** Is the winnowed hash at this place of the fingerprint rare? */
    boolean isRareGram(int at) {
        return rareGrams[at];
    }

    /** The headline's words that are names in the story. */
    int[] headlineNames() {
        return headlineNames;
    }

    /** How many figures it has. */
    int figures() {
        return figures;
    }

    private static double[] weights(int[] words, Neighbourhood window) {
        var weights = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            weights[i] = WordWeights.weight(words[i], window);
        }
        return weights;
    }
}
