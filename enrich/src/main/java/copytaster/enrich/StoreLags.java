package copytaster.enrich;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far each local store is behind its changelog, a standby's or one that is restored; asked every five seconds at most. */
final class StoreLags {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLags.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final KafkaStreams streams;
    private Map<String, Map<Integer, LagInfo>> known = new HashMap<>();
    private long asked = System.nanoTime() - FRESH_NANOS;

    StoreLags(KafkaStreams streams) {
        this.streams = streams;
    }

    /** In records; 0 where there is no such store. */
    synchronized double of(String store, int wire) {
        if (System.nanoTime() - asked >= FRESH_NANOS) {
            try {
                known = streams.allLocalStorePartitionLags();
            } catch (RuntimeException e) {
                // Not while it starts or stops, and not without the broker: what is known stays.
                LOG.debug("the stores do not tell how far they are behind", e);
            }
            asked = System.nanoTime();
        }
        LagInfo lag = known.getOrDefault(store, Map.of()).get(wire);
        return lag == null ? 0 : Math.max(0, lag.offsetLag());
    }
}
