package copytaster.bench.verdicts;

import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** How far a group has come, and when: its committed offsets, looked at many times a second. */
final class Track implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final long EVERY_NANOS = 50_000_000;

    private final Admin admin;
    private final String group;
    private final TreeMap<Long, Long> nanosAt = new TreeMap<>();

    Track(KafkaSettings kafka, String group) {
        this.admin = Admin.create(kafka.client());
        this.group = group;
    }

    /** Waits until the group has read so many records, of all partitions together. */
    void await(long records) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        long read = 0;
        while (read < records) {
            LockSupport.parkNanos(EVERY_NANOS);
            read = read();
            nanosAt.putIfAbsent(read, System.nanoTime());
            Progress.tell(group, read, records);
            if (System.nanoTime() > until) {
                throw new IllegalStateException(group + " has read " + read + " of " + records + " in " + PATIENCE);
            }
        }
    }

    /** Records a second from the first commit at or after {@code from} to the first at or after {@code to}. */
    double rate(long from, long to) {
        Map.Entry<Long, Long> start = nanosAt.ceilingEntry(from);
        Map.Entry<Long, Long> end = nanosAt.ceilingEntry(to);
        return (end.getKey() - start.getKey()) / ((end.getValue() - start.getValue()) / 1e9);
    }

    @Override
    public void close() {
        admin.close();
    }

    private long read() {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .filter(Objects::nonNull)
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no offsets of " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
