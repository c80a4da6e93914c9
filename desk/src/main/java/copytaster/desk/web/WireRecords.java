package copytaster.desk.web;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;

/** Finds one record of a topic by its time, by Kafka's own index of times. */
final class WireRecords<V> {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final KafkaSettings kafka;
    private final Topic<String, V> topic;
    private final Clock clock;

    WireRecords(KafkaSettings kafka, Topic<String, V> topic, Clock clock) {
        this.kafka = kafka;
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * The first record from this time on that is the wanted one; empty where there is none, or none is found in time.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    Optional<ConsumerRecord<String, V>> find(Instant from, Predicate<ConsumerRecord<String, V>> wanted) {
        try (KafkaConsumer<String, V> consumer = consumer()) {
            long until = clock.millis() + PATIENCE.toMillis();
            Map<TopicPartition, Long> ends = seek(consumer, from.toEpochMilli());
            while (clock.millis() < until
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, V> message : poll(consumer)) {
                    if (message.value() != null && wanted.test(message)) {
                        return Optional.of(message);
                    }
                }
            }
            return Optional.empty();
        }
    }

    private Iterable<ConsumerRecord<String, V>> poll(KafkaConsumer<String, V> consumer) {
        try {
            return consumer.poll(Duration.ofMillis(200));
        } catch (RecordDeserializationException e) {
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return List.of();
        }
    }

    /** Goes to this time on every partition; tells where each ends. */
    private Map<TopicPartition, Long> seek(KafkaConsumer<String, V> consumer, long millis) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, millis)));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        partitions.forEach(partition -> {
            OffsetAndTimestamp start = starts.get(partition);
            long at = start == null ? Objects.requireNonNull(ends.get(partition)) : start.offset();
            consumer.seek(partition, at);
        });
        return ends;
    }

    private KafkaConsumer<String, V> consumer() {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("allow.auto.create.topics", "false");
        settings.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
        settings.remove("group.id");
        return new KafkaConsumer<>(
                settings, topic.key().deserializer(), topic.value().deserializer());
    }
}
