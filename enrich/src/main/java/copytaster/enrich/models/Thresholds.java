package copytaster.enrich.models;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * From which margin on each label holds: the best by F1 on stories that the margins were not learned from, drawn towards what is best for
 * all labels together, the more the fewer stories carry the label (Yang's SCut, shrunk).
 */
final class Thresholds {

    /** A label of so many stories is halfway between its own threshold and that of all. */
    private static final double HALFWAY = 10;

    private Thresholds() {}

    /**
     * @param margins by label, then by story
     * @param truths in the same order
     * @param counts the stories to look at
     */
    static double[] of(double[][] margins, boolean[][] truths, int[] counts) {
        int labels = margins.length;
        int size = counts.length;
        double[] pooled = new double[labels * size];
        boolean[] pooledTruth = new boolean[labels * size];
        double[] own = new double[labels];
        int[] positives = new int[labels];
        for (int label = 0; label < labels; label++) {
            double[] mine = new double[size];
            boolean[] truth = new boolean[size];
            for (int i = 0; i < size; i++) {
                mine[i] = margins[label][counts[i]];
                truth[i] = truths[label][counts[i]];
                positives[label] += truth[i] ? 1 : 0;
                pooled[label * size + i] = mine[i];
                pooledTruth[label * size + i] = truth[i];
            }
            own[label] = best(mine, truth);
        }
        double shared = best(pooled, pooledTruth);
        return IntStream.range(0, labels)
                .mapToDouble(l -> (own[l] * positives[l] + shared * HALFWAY) / (positives[l] + HALFWAY))
                .toArray();
    }

    /** The threshold with the best F1, in the middle between two margins; 0 where no story carries the label. */
    static double best(double[] margins, boolean[] truth) {
        Integer[] order = IntStream.range(0, margins.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -margins[i]));
        long positives = IntStream.range(0, truth.length).filter(i -> truth[i]).count();
        if (positives == 0) {
            return 0;
        }
        double bestF1 = -1;
        double best = 0;
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += truth[order[i]] ? 1 : 0;
            double here = margins[order[i]];
            double below = i + 1 < order.length ? margins[order[i + 1]] : here - 1;
            double f1 = 2.0 * hits / (i + 1 + positives);
            if (here > below && f1 > bestF1) {
                bestF1 = f1;
                best = (here + below) / 2;
            }
        }
        return best;
    }
}
