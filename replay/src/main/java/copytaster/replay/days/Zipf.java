package copytaster.replay.days;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks as words fall in a text: the Zipf–Mandelbrot law, of which the n-th is drawn some n times less than the first. */
final class Zipf {

    private static final double FLATTENED = 2.7;

    private final double[] upTo;

    Zipf(int ranks, double exponent) {
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1 + FLATTENED, -exponent);
            upTo[rank] = sum;
        }
    }

    /** A rank, 0 the most frequent. */
    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
