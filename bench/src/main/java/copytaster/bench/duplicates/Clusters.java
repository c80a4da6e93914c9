package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stories of one day, every pair compared: which hang together at a threshold. */
final class Clusters {

    /** Pairs below this are not kept: no threshold is lower. */
    private static final double LEAST = 0.02;

    private record Likeness(int one, int other, double score) {}

    private final List<String> ids;
    private final List<Likeness> pairs;

    private Clusters(List<String> ids, List<Likeness> pairs) {
        this.ids = ids;
        this.pairs = pairs;
    }

    static <S> Clusters of(List<Sent> day, Map<String, S> signatures, Peer<S> peer) {
        List<String> ids = day.stream().map(sent -> sent.story().getId()).toList();
        var pairs = new ArrayList<Likeness>();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                double score = peer.likeness(signatures.get(ids.get(i)), signatures.get(ids.get(j)));
                if (score >= LEAST) {
                    pairs.add(new Likeness(i, j, score));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Likeness::score).reversed());
        return new Clusters(ids, pairs);
    }

    /** The cluster of each story when every pair at least this alike is joined. */
    Map<String, String> at(double threshold) {
        var parent = new int[ids.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (Likeness pair : pairs) {
            if (pair.score < threshold) {
                break;
            }
            parent[root(parent, pair.one)] = root(parent, pair.other);
        }
        var clusters = new HashMap<String, String>();
        for (int i = 0; i < parent.length; i++) {
            clusters.put(ids.get(i), ids.get(root(parent, i)));
        }
        return clusters;
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
