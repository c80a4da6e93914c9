package copytaster.replay.cluster;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a capture on topics: same partitions, keys, values, headers and timestamps, in the capture's order. A lead-in comes
 * as fast as it can; the pace is that of what follows.
 */
public final class ClusterReplay {

    private static final long LOOK_EVERY_NANOS = 100_000_000;

    private final Target target;
    private final Pace pace;
    private final @Nullable Instant until;
    private final boolean loop;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Map<TopicPartition, Long> there = new HashMap<>();
    private long sent;
    private long passed;

    /**
     * What has been done.
     *
     * @param sent now
     * @param passed over, because they were there from an earlier go
     */
    public record Done(long sent, long passed, boolean stopped) {}

    /**
     * @param until records from this time on are left; null for none
     * @param loop begin again at the end, with the timestamps moved on by the length of the capture
     */
    public ClusterReplay(Target target, Pace pace, @Nullable Instant until, boolean loop) {
        this.target = target;
        this.pace = pace;
        this.until = until;
        this.loop = loop;
    }

    /**
     * @param goOn leave out what stands on the topics from an earlier go, which was stopped
     * @param stopped asked before every record
     * @throws IllegalStateException where the topics have records and it is not to go on, or Kafka refuses one
     * @throws copytaster.replay.captures.CaptureException where the file breaks; what was before is on the topics
     */
    public Done run(Path file, boolean goOn, BooleanSupplier stopped, DoubleConsumer progress) {
        CaptureHeader header = header(file);
        target.prepare(header, DeskTopics.named(file));
        there.putAll(target.there());
        long records = there.values().stream().mapToLong(Long::longValue).sum();
        if (records > 0 && !goOn) {
            throw new IllegalStateException(target.names().values() + " hold " + records
                    + " records already: go on with --go-on, or take another --prefix");
        }
        long length = length(header);
        boolean whole = true;
        try (var producer =
                new KafkaProducer<>(target.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int round = 0; round == 0 || (loop && whole && length > 0); round++) {
                whole = once(file, round * length, producer, stopped, progress);
            }
            producer.flush();
        }
        failed();
        return new Done(sent, passed, !whole);
    }

    /** @return whether it came to its end */
    private boolean once(
            Path file,
            long shift,
            KafkaProducer<byte[], byte[]> producer,
            BooleanSupplier stopped,
            DoubleConsumer progress) {
        try (var capture = new CaptureReader(file)) {
            long begin = -1;
            long began = System.nanoTime();
            while (capture.hasNext()) {
                CapturedRecord record = capture.next();
                if (stopped.getAsBoolean()) {
                    return false;
                }
                if (until != null && record.getTimestamp() >= until.toEpochMilli()) {
                    return true;
                }
                String topic = target.names().get(record.getTopic());
                if (topic == null || isThere(record, topic)) {
                    continue;
                }
                if (!capture.header().origin().isLeadIn(record.getTimestamp())) {
                    if (begin < 0) {
                        begin = record.getTimestamp();
                        began = System.nanoTime();
                    }
                    if (!await(began + pace.dueNanos(record.getTimestamp() - begin), stopped)) {
                        return false;
                    }
                }
                send(producer, record, topic, record.getTimestamp() + shift);
                progress.accept(capture.progress());
            }
            return true;
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, CapturedRecord record, String topic, long timestamp) {
        failed();
        var unused = producer.send(Records.toSend(record, topic, timestamp), (acknowledged, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
            }
        });
        sent++;
    }

    /** An earlier go has put the first records of each partition there, in this very order. */
    private boolean isThere(CapturedRecord record, String topic) {
        var partition = new TopicPartition(topic, record.getPartition());
        long left = there.getOrDefault(partition, 0L);
        if (left == 0) {
            return false;
        }
        there.put(partition, left - 1);
        passed++;
        return true;
    }

    private void failed() {
        Exception refused = failure.get();
        if (refused != null) {
            throw new IllegalStateException(
                    "Kafka did not take a record of the capture: " + refused.getMessage() + "; go on with --go-on",
                    refused);
        }
    }

    private static boolean await(long due, BooleanSupplier stopped) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, LOOK_EVERY_NANOS));
        }
        return true;
    }

    private static long length(CaptureHeader header) {
        return header.from() == null || header.to() == null
                ? 0
                : Duration.between(header.from(), header.to()).toMillis() + 1;
    }

    /** What was cut off has not counted its topics and partitions. */
    private static CaptureHeader header(Path file) {
        try (var capture = new CaptureReader(file)) {
            if (!capture.header().isComplete()) {
                throw new IllegalStateException(
                        file + " was cut off while it was recorded; make it whole: copytaster capture cut " + file
                                + " OTHER");
            }
            return capture.header();
        }
    }
}
