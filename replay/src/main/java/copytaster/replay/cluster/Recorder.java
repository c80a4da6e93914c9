package copytaster.replay.cluster;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.OrdersInForce;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands on topics into a capture: committed records, each partition in its order, partitions merged by time.
 * What is in force where it begins stands before everything else.
 */
public final class Recorder {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Recording recording;

    public Recorder(KafkaSettings kafka, Recording recording) {
        this.kafka = kafka;
        this.topics = new Topics(kafka);
        this.recording = recording;
    }

    /**
     * @param stopped asked after every fetch; what has been read by then is a whole capture
     * @param progress told how much has been read, 0 to 1, as far as there is an end
     * @throws IllegalStateException when a topic is not there, or Kafka does not answer
     */
    public CaptureHeader record(Path file, BooleanSupplier stopped, DoubleConsumer progress) {
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            var bounds = new Bounds(consumer, partitions, recording.topics().getFirst());
            Instant begins = bounds.time(recording.from());
            Map<TopicPartition, Long> starts = starts(bounds, partitions, begins);
            Instant closes = bounds.time(recording.to());
            Map<TopicPartition, Long> ends = ends(bounds);
            var origin = new Origin(cluster(), kafka.topicPrefix(), begins, "recorded of " + recording.topics());
            try (var capture = new CaptureWriter(file, origin, topics.schemas())) {
                writeOrders(consumer, bounds, starts, capture);
                var within = new Within(begins, closes);
                write(consumer, starts, ends, within, stopped, progress, capture);
                return capture.finish();
            }
        }
    }

    private void write(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Within within,
            BooleanSupplier stopped,
            DoubleConsumer progress,
            CaptureWriter capture) {
        starts.forEach(consumer::seek);
        consumer.resume(starts.keySet());
        var merge = new Merge(consumer, starts.keySet(), ends, recording.follow());
        long all = starts.entrySet().stream()
                .mapToLong(start -> Math.max(0, ends.get(start.getKey()) - start.getValue()))
                .sum();
        while (!merge.isDone() && !stopped.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (within.takes(record)) {
                    merge.add(record);
                }
            }
            merge.drain(record -> capture.write(Records.captured(record)));
            progress.accept(all == 0 ? 1 : Math.min(1, (double) capture.records() / all));
            if (recording.follow()) {
                capture.flush();
            }
        }
        merge.drainAll(record -> capture.write(Records.captured(record)));
    }

    /**
     * Which records are wanted, by their own time. Offsets found by a time are not enough: on topics written in
     * transactions the markers between the records carry the broker's clock, which may be years from the records'.
     */
    private final class Within {

        private final @Nullable Instant begins;
        private final @Nullable Instant closes;

        Within(@Nullable Instant begins, @Nullable Instant closes) {
            this.begins = begins;
            this.closes = closes;
        }

        /** On the wire the order decides, and its offsets are exact. */
        boolean takes(ConsumerRecord<byte[], byte[]> record) {
            if (isRaw(record.topic())) {
                return true;
            }
            Instant time = Instant.ofEpochMilli(record.timestamp());
            return (begins == null || !time.isBefore(begins)) && (closes == null || time.isBefore(closes));
        }
    }

    private Map<TopicPartition, Long> ends(Bounds bounds) {
        Map<TopicPartition, Long> ends = new HashMap<>(bounds.ends());
        if (recording.to() != null) {
            bounds.offsets(recording.to()).forEach((partition, end) -> {
                if (isRaw(partition.topic())) {
                    ends.put(partition, end);
                }
            });
        }
        return ends;
    }

    private boolean isRaw(String topic) {
        return topic.equals(topics.wireRaw().name());
    }

    /** The rules and models in force at the start; for that, what stands before it is read once. */
    private void writeOrders(
            KafkaConsumer<byte[], byte[]> consumer,
            Bounds bounds,
            Map<TopicPartition, Long> starts,
            CaptureWriter capture) {
        var orders = new OrdersInForce(topics.wireRaw());
        Map<TopicPartition, Long> beginnings = bounds.beginnings();
        starts.forEach((partition, start) -> {
            if (!isRaw(partition.topic())) {
                return;
            }
            bounds.only(partition, beginnings.get(partition));
            while (consumer.position(partition) < start) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < start) {
                        orders.pass(Records.captured(record));
                    }
                }
            }
            bounds.at(partition, start).ifPresent(time -> orders.before(partition.partition(), time.toEpochMilli())
                    .forEach(capture::write));
        });
    }

    /** {@code wire.raw} begins a lead-in earlier; the other topics hold what came of it. */
    private Map<TopicPartition, Long> starts(Bounds bounds, List<TopicPartition> partitions, @Nullable Instant begins) {
        if (begins == null) {
            return bounds.beginnings();
        }
        Map<TopicPartition, Long> starts = new HashMap<>(bounds.offsets(new Bound.Time(begins)));
        Map<TopicPartition, Long> earlier = bounds.offsets(new Bound.Time(begins.minus(recording.leadIn())));
        partitions.stream()
                .filter(partition -> isRaw(partition.topic()))
                .forEach(partition -> starts.put(partition, earlier.get(partition)));
        return starts;
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        var there = consumer.listTopics();
        var partitions = new ArrayList<TopicPartition>();
        for (String topic : recording.topics()) {
            if (!there.containsKey(topic)) {
                throw new IllegalStateException(
                        "there is no topic " + topic + " at " + kafka.bootstrapServers() + "; nothing is recorded");
            }
            there.get(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(kafka.consumer());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return settings;
    }

    private String cluster() {
        try (Admin admin = Admin.create(kafka.client())) {
            return admin.describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + " does not answer: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the cluster's id", e);
        }
    }
}
