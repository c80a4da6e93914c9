package copytaster.sink;

import copytaster.schemas.KafkaSettings;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code wire.enriched} batch by batch, one at a time: until a batch is committed its partitions are held, and
 * {@link #beat} keeps the group from taking them away. For one thread.
 */
final class EnrichedReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Set<TopicPartition> lostSincePoll = new HashSet<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private ConsumerRecords<byte[], byte[]> batch = ConsumerRecords.empty();
    private boolean holding;
    private Instant polled = Instant.EPOCH;

    EnrichedReader(KafkaSettings kafka, SinkSettings settings, String topic) {
        this.topic = topic;
        Map<String, Object> config = new HashMap<>(kafka.consumer());
        config.put("group.id", settings.groupId(kafka));
        config.put("max.poll.records", settings.batchRecords());
        if (!"consumer".equals(config.get("group.protocol"))) {
            // A killed sink's successor waits as long for its partitions.
            config.putIfAbsent("session.timeout.ms", "10000");
        }
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic), new Holdings());
    }

    /** The next batch, or an empty one after a fifth of a second. */
    ConsumerRecords<byte[], byte[]> next() {
        holding = false;
        consumer.resume(consumer.paused());
        lostSincePoll.clear();
        batch = consumer.poll(POLL);
        polled = Instant.now();
        holding = true;
        return batch;
    }

    /** Stays in the group for this long, or a little longer, without reading on. */
    void beat(Duration during) {
        consumer.pause(consumer.assignment());
        ConsumerRecords<byte[], byte[]> early = consumer.poll(during);
        polled = Instant.now();
        // Nothing comes from paused partitions; should it yet, it must not be lost.
        for (TopicPartition partition : early.partitions()) {
            consumer.seek(partition, early.records(partition).getFirst().offset());
        }
    }

    /** Stays in the group while a batch takes long. */
    void beatIfDue() {
        if (Duration.between(polled, Instant.now()).compareTo(Duration.ofSeconds(10)) > 0) {
            beat(Duration.ZERO);
        }
    }

    /** Whether the record's partition has been this reader's ever since the record was read. */
    boolean ours(ConsumerRecord<byte[], byte[]> record) {
        return ours(new TopicPartition(record.topic(), record.partition()));
    }

    /** Where the batch ends, past markers of transactions, in the partitions that are still ours. */
    Map<TopicPartition, OffsetAndMetadata> ends() {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>(batch.nextOffsets());
        ends.keySet().removeIf(partition -> !ours(partition));
        return ends;
    }

    void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        consumer.commitSync(offsets);
        remember(offsets);
    }

    void remember(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }

    /** Moves the committed offset past markers of transactions that end the topic, or lag would be seen where none is. */
    void commitIdlePositions() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            Long last = committed.get(partition);
            if (last != null && last < consumer.position(partition)) {
                moved.put(partition, new OffsetAndMetadata(consumer.position(partition)));
            }
        }
        if (!moved.isEmpty()) {
            commit(moved);
        }
    }

    /** Whether these offsets, or later ones, are committed, whoever did it. */
    boolean areCommitted(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> found = consumer.committed(offsets.keySet());
        return offsets.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata at = found.get(end.getKey());
            return at != null && at.offset() >= end.getValue().offset();
        });
    }

    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    /** Kafka's own metrics of this reader. */
    KafkaClientMetrics meters() {
        return new KafkaClientMetrics(consumer);
    }

    String topic() {
        return topic;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean ours(TopicPartition partition) {
        return consumer.assignment().contains(partition) && !lostSincePoll.contains(partition);
    }

    private final class Holdings implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (holding) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lostSincePoll.addAll(partitions);
            committed.keySet().removeAll(partitions);
        }
    }
}
