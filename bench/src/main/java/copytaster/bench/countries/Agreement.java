package copytaster.bench.countries;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts hits, false and missed labels, and averages F1 over all of them (micro) and over labels (macro). */
final class Agreement {
    private static final int HIT = 0;
    private static final int FALSE = 1;
    private static final int MISSED = 2;

    private final Map<String, int[]> byLabel = new HashMap<>();

    void add(Set<String> gold, Set<String> found) {
        for (String label : gold) {
            counts(label)[found.contains(label) ? HIT : MISSED]++;
        }
        for (String label : found) {
            if (!gold.contains(label)) {
                counts(label)[FALSE]++;
            }
        }
    }

    private int[] counts(String label) {
        return byLabel.computeIfAbsent(label, l -> new int[3]);
    }

    private int sum(int which) {
        return byLabel.values().stream().mapToInt(counts -> counts[which]).sum();
    }

    double precision() {
        return (double) sum(HIT) / Math.max(1, sum(HIT) + sum(FALSE));
    }

    double recall() {
        return (double) sum(HIT) / Math.max(1, sum(HIT) + sum(MISSED));
    }

    double micro() {
        return f1(sum(HIT), sum(FALSE), sum(MISSED));
    }

    /** Over the labels that the gold has. */
    double macro() {
        return byLabel.values().stream()
                .filter(counts -> counts[HIT] + counts[MISSED] > 0)
                .mapToDouble(counts -> f1(counts[HIT], counts[FALSE], counts[MISSED]))
                .average()
                .orElse(0);
    }

    double microWithout(String label) {
        int[] its = byLabel.getOrDefault(label, new int[3]);
        return f1(sum(HIT) - its[HIT], sum(FALSE) - its[FALSE], sum(MISSED) - its[MISSED]);
    }

    private static double f1(int hit, int wrong, int missed) {
        return 2.0 * hit / Math.max(1, 2 * hit + wrong + missed);
    }

    /** The labels with most faults, "GB 285+28-47": hit, false, missed. */
    String worst(int labels) {
        var line = new StringBuilder();
        byLabel.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> (b[FALSE] + b[MISSED]) - (a[FALSE] + a[MISSED])))
                .limit(labels)
                .forEach(entry -> line.append("%s %d+%d-%d  "
                        .formatted(
                                entry.getKey(),
                                entry.getValue()[HIT],
                                entry.getValue()[FALSE],
                                entry.getValue()[MISSED])));
        return line.toString().strip();
    }

    /** Precision, recall, micro, macro, and micro without one label. */
    String row(String name, String without) {
        return String.format(
                Locale.ROOT,
                "%-36s %.3f %.3f  %.3f  %.3f  %.3f",
                name,
                precision(),
                recall(),
                micro(),
                macro(),
                microWithout(without));
    }
}
