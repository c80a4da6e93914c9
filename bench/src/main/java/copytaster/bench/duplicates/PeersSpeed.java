package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.schemas.Story;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the published ways of finding duplicates take to make their signatures, in one thread's processor time. */
public final class PeersSpeed {

    private static final int ROUNDS = 5;

    private PeersSpeed() {}

    /** Microseconds a story by method and library: the median of several rounds over the same stories. */
    public static Map<String, Double> measure(List<Story> stories) {
        List<Sent> wire = stories.stream()
                .map(story -> new Sent(story, Instant.EPOCH, ""))
                .toList();
        var micros = new LinkedHashMap<String, Double>();
        for (Peer<?> peer :
                List.of(new ExactHash(), new TextProfile(), new SimHash(), new MinHashes(5, 0.8), new TfIdfCosine())) {
            peer.prepare(wire);
            micros.put(peer.name() + " (" + peer.library() + ")", median(peer, wire));
        }
        return micros;
    }

    private static double median(Peer<?> peer, List<Sent> wire) {
        var thread = ManagementFactory.getThreadMXBean();
        var nanos = new long[ROUNDS];
        long digest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = thread.getCurrentThreadCpuTime();
            for (Sent sent : wire) {
                digest += System.identityHashCode(peer.sign(sent));
            }
            nanos[round] = thread.getCurrentThreadCpuTime() - start;
        }
        if (digest == 0) {
            throw new IllegalStateException(peer.name() + " made nothing");
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e3 / wire.size();
    }
}
