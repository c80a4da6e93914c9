package copytaster.desk.web;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Note;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the notes for editors only where they are, on {@code wire.enriched}: a revision is the time of the record that
 * caused it, so that Kafka's own index of times leads to the record.
 */
final class WireNotes implements EditorNotes {

    private static final Logger LOG = LoggerFactory.getLogger(WireNotes.class);
    private static final List<String> NOT_HAD =
            List.of("There are notes for editors that cannot be read now; they are on wire.enriched.");

    /** A revision may be a little later than its record: two emissions never have the same. */
    private static final Duration EARLIER = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final KafkaSettings kafka;
    private final Topic<String, EnrichedStory> enriched;
    private final Clock clock;

    WireNotes(KafkaSettings kafka, Clock clock) {
        this.kafka = kafka;
        this.enriched = new Topics(kafka).wireEnriched();
        this.clock = clock;
    }

    @Override
    public List<String> of(String key, long revision) {
        try (KafkaConsumer<String, EnrichedStory> consumer = consumer()) {
            return found(consumer, key, revision)
                    .map(story -> story.getStory().getNotes().stream()
                            .filter(note -> !note.getPublic$())
                            .map(Note::getText)
                            .toList())
                    .orElse(NOT_HAD);
        } catch (KafkaException e) {
            LOG.warn("the notes for editors of {} cannot be read: {}", key, e.getMessage());
            return NOT_HAD;
        }
    }

    private Optional<EnrichedStory> found(KafkaConsumer<String, EnrichedStory> consumer, String key, long revision) {
        long until = clock.millis() + PATIENCE.toMillis();
        Map<TopicPartition, Long> ends = seek(consumer, revision);
        while (clock.millis() < until
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, EnrichedStory> message : consumer.poll(Duration.ofMillis(200))) {
                EnrichedStory story = message.value();
                if (story != null && key.equals(message.key()) && story.getRevision() == revision) {
                    return Optional.of(story);
                }
            }
        }
        return Optional.empty();
    }

    /** Goes to shortly before the time of the revision; where a partition ends. */
    private Map<TopicPartition, Long> seek(KafkaConsumer<String, EnrichedStory> consumer, long revision) {
        List<TopicPartition> partitions = consumer.partitionsFor(enriched.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, revision - EARLIER.toMillis())));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        partitions.forEach(partition -> {
            OffsetAndTimestamp start = starts.get(partition);
            long from = start == null ? Objects.requireNonNull(ends.get(partition)) : start.offset();
            consumer.seek(partition, from);
        });
        return ends;
    }

    private KafkaConsumer<String, EnrichedStory> consumer() {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("allow.auto.create.topics", "false");
        settings.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
        settings.remove("group.id");
        return new KafkaConsumer<>(
                settings, enriched.key().deserializer(), enriched.value().deserializer());
    }
}
