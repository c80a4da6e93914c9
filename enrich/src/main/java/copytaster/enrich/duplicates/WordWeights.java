package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Likeness.Share;
import copytaster.enrich.text.Words;
import java.util.stream.IntStream;

/** What two texts share of their words, each weighed by its rarity in the window. */
final class WordWeights {

    /** As if so many more stories stood in the window, of other words: a young window knows no rarity. */
    private static final int UNSEEN = 200;

    /** Of small numbers, which are most: a story asks for hundreds. */
    private static final double[] LOGARITHMS =
            IntStream.range(0, 4096).mapToDouble(Math::log).toArray();

    private double own;
    private double others;
    private double shared;
    private double figures;
    private double ownFigures;
    private double otherFigures;
    private double ownSquares;
    private double otherSquares;
    private double squares;
    private final int ownFigureCount;
    private int otherFigureCount;
    private int sharedFigureCount;

    WordWeights(Scales scales, int[] other) {
        int[] one = scales.print().terms();
        double[] weights = scales.terms();
        Neighbourhood window = scales.window();
        for (int i = 0; i < one.length; i++) {
            own += weights[i];
            ownFigures += Words.isFigure(one[i]) ? weights[i] : 0;
            ownSquares += weights[i] * weights[i];
        }
        int i = 0;
        for (int term : other) {
            while (i < one.length && one[i] < term) {
                i++;
            }
            boolean both = i < one.length && one[i] == term;
            boolean figure = Words.isFigure(term);
            double weight = both ? weights[i] : weight(term, window);
            others += weight;
            otherFigures += figure ? weight : 0;
            otherSquares += weight * weight;
            otherFigureCount += figure ? 1 : 0;
            if (both) {
                shared += weight;
                figures += figure ? weight : 0;
                squares += weight * weight;
                sharedFigureCount += figure ? 1 : 0;
            }
        }
        ownFigureCount = scales.figures();
    }

    /** Of the lighter text's words. */
    Share shared() {
        return new Share(shared, Math.min(own, others));
    }

    /** The same without figures. */
    Share plain() {
        return new Share(shared - figures, Math.min(own - ownFigures, others - otherFigures));
    }

    /** How many figures of the text with fewer stand in the other. */
    Share figures() {
        return new Share(sharedFigureCount, Math.min(ownFigureCount, otherFigureCount));
    }

    /** Of the figures that both have. */
    double figureWeight() {
        return figures;
    }

    /** How near the two texts are as wholes, 0 to 1. */
    double cosine() {
        return ownSquares == 0 || otherSquares == 0 ? 0 : squares / Math.sqrt(ownSquares * otherSquares);
    }

    /** What a word tells by its rarity, in nats. */
    static double weight(int term, Neighbourhood window) {
        return logarithm(window.size() + UNSEEN + 1) - logarithm(window.holders(term) + 1);
    }

    private static double logarithm(int count) {
        return count < LOGARITHMS.length ? LOGARITHMS[count] : Math.log(count);
    }
}
