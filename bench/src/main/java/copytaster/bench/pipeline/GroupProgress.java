package copytaster.bench.pipeline;

import copytaster.desk.lag.LagReader;
import copytaster.desk.lag.PartitionLag;
import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits until a group has read all there is. */
public final class GroupProgress {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final KafkaSettings kafka;

    public GroupProgress(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Returns 0 when nothing is unread. */
    public int await(String group, String topic) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (var lag = new LagReader(kafka.client())) {
            while (lag.read(group, List.of(topic)).stream()
                            .mapToLong(PartitionLag::offsets)
                            .sum()
                    > 0) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(group + " has not read " + topic + " within " + PATIENCE);
                }
                pause();
            }
        }
        return 0;
    }

    static void pause() {
        LockSupport.parkNanos(100_000_000);
    }
}
