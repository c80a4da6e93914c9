package copytaster.enrich.countries;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Micro- and macro-averaged F1 of sets of labels. */
final class F1 {
    private final Map<String, int[]> byLabel = new HashMap<>();

    void add(Set<String> gold, Set<String> found) {
        for (String label : gold) {
            byLabel.computeIfAbsent(label, l -> new int[3])[found.contains(label) ? 0 : 2]++;
        }
        for (String label : found) {
            if (!gold.contains(label)) {
                byLabel.computeIfAbsent(label, l -> new int[3])[1]++;
            }
        }
    }

    private int sum(int which) {
        return byLabel.values().stream().mapToInt(c -> c[which]).sum();
    }

    double precision() {
        return (double) sum(0) / Math.max(1, sum(0) + sum(1));
    }

    double recall() {
        return (double) sum(0) / Math.max(1, sum(0) + sum(2));
    }

    double micro() {
        return 2.0 * sum(0) / Math.max(1, 2 * sum(0) + sum(1) + sum(2));
    }

    /** Over the labels that the gold has. */
    double macro() {
        return byLabel.values().stream()
                .filter(c -> c[0] + c[2] > 0)
                .mapToDouble(c -> 2.0 * c[0] / (2 * c[0] + c[1] + c[2]))
                .average()
                .orElse(0);
    }

    double without(String label) {
        int[] c = byLabel.getOrDefault(label, new int[3]);
        int hit = sum(0) - c[0];
        return 2.0 * hit / Math.max(1, 2 * hit + sum(1) - c[1] + sum(2) - c[2]);
    }

    Map<String, int[]> byLabel() {
        return byLabel;
    }

    @Override
    public String toString() {
        return "P %.3f R %.3f micro %.4f macro %.3f without US %.3f"
                .formatted(precision(), recall(), micro(), macro(), without("US"));
    }
}
