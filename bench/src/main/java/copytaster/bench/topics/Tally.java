package copytaster.bench.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Micro- and macro-averaged F1 of sets of labels, over the labels that are looked for. */
final class Tally {

    private final Set<String> labels;
    private final Map<String, int[]> counts = new HashMap<>();

    Tally(Set<String> labels) {
        this.labels = labels;
        labels.forEach(label -> counts.put(label, new int[3]));
    }

    void add(Collection<String> truth, Collection<String> given) {
        for (String label : labels) {
            boolean is = truth.contains(label);
            boolean said = given.contains(label);
            if (is || said) {
                counts.get(label)[is && said ? 0 : said ? 1 : 2]++;
            }
        }
    }

    double micro() {
        int hits = sum(0);
        return 2.0 * hits / Math.max(1, 2 * hits + sum(1) + sum(2));
    }

    double macro() {
        return counts.values().stream()
                .mapToDouble(c -> 2.0 * c[0] / Math.max(1, 2 * c[0] + c[1] + c[2]))
                .average()
                .orElse(0);
    }

    private int sum(int which) {
        return counts.values().stream().mapToInt(c -> c[which]).sum();
    }
}
