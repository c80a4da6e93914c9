package copytaster.bench.verdicts;

import copytaster.schemas.KafkaSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * How far a Streams application in this JVM has come, and when: its committed offsets, looked at many times a second, and the
 * processor time that its stream threads have taken by then, which tells more on a machine that others use too.
 */
final class Track implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final long EVERY_NANOS = 50_000_000;

    private final Admin admin;
    private final String group;
    private final TreeMap<Long, Sample> samples = new TreeMap<>();

    /** In nanoseconds. */
    private record Sample(long clock, long processor) {}

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
            samples.putIfAbsent(read, new Sample(System.nanoTime(), processor()));
            Progress.tell(group, read, records);
            if (System.nanoTime() > until) {
                throw new IllegalStateException(group + " has read " + read + " of " + records + " in " + PATIENCE);
            }
        }
    }

    /** Records a second from the first commit at or after {@code from} to the first at or after {@code to}. */
    double rate(long from, long to) {
        Map.Entry<Long, Sample> start = samples.ceilingEntry(from);
        Map.Entry<Long, Sample> end = samples.ceilingEntry(to);
        return (end.getKey() - start.getKey()) / ((end.getValue().clock - start.getValue().clock) / 1e9);
    }

    /** Microseconds of the stream threads' processor time a record, between the same. */
    double processor(long from, long to) {
        Map.Entry<Long, Sample> start = samples.ceilingEntry(from);
        Map.Entry<Long, Sample> end = samples.ceilingEntry(to);
        return (end.getValue().processor - start.getValue().processor) / 1e3 / (end.getKey() - start.getKey());
    }

    @Override
    public void close() {
        admin.close();
    }

    private long processor() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && thread.getThreadName().startsWith(group + "-")
                    && thread.getThreadName().contains("-StreamThread-")) {
                nanos += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return nanos;
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
