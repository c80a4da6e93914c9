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

    WordWeights(int[] one, int[] other, Neighbourhood window) {
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            boolean first = j == other.length || i < one.length && one[i] <= other[j];
            boolean second = i == one.length || j < other.length && other[j] <= one[i];
            double weight = weight(first ? one[i] : other[j], window);
            if (first) {
                own += weight;
                ownFigures += Words.isFigure(one[i]) ? weight : 0;
                ownSquares += weight * weight;
                i++;
            }
            if (second) {
                others += weight;
                otherFigures += Words.isFigure(other[j]) ? weight : 0;
                otherSquares += weight * weight;
                j++;
            }
            if (first && second) {
                shared += weight;
                figures += Words.isFigure(one[i - 1]) ? weight : 0;
                squares += weight * weight;
            }
        }
    }

    /** Of the lighter text's words. */
    Share shared() {
        return new Share(shared, Math.min(own, others));
    }

    /** The same without figures. */
    Share plain() {
        return new Share(shared - figures, Math.min(own - ownFigures, others - otherFigures));
    }

    /** Of the figures that both have. */
    double figures() {
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
