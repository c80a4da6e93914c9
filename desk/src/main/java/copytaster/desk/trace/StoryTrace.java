package copytaster.desk.trace;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Finds every record of a story on Copytaster's topics. It joins no group and commits nothing. */
final class StoryTrace {

    private static final Duration POLL = Duration.ofMillis(200);
    /** Where Kafka Streams says why a record died. */
    private static final String STREAMS_CAUSE = "__streams.errors.message";

    private final KafkaSettings kafka;
    private final Topics topics;

    StoryTrace(KafkaSettings kafka) {
        this.kafka = kafka;
        this.topics = new Topics(kafka);
    }

    /**
     * The steps in the order of the stages for each delivery, oldest first.
     *
     * @param story a key, provider/id, or the id of a delivery
     * @param since records of then or later
     */
    List<Step> steps(String story, Instant since) {
        var steps = new ArrayList<Step>();
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : consumer.listTopics().keySet()) {
                if (isRead(topic)) {
                    read(consumer, topic, since, record -> {
                        if (concerns(record, story)) {
                            add(steps, record);
                        }
                    });
                }
            }
        }
        steps.sort(Comparator.comparing((Step step) -> step.at() == null ? Instant.MAX : step.at()));
        return steps;
    }

    private interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private boolean isRead(String topic) {
        return topic.equals(topics.wireRaw().name())
                || topic.equals(topics.wireEnriched().name())
                || topic.equals(topics.wireDead().name())
                || topic.startsWith(topics.desk("").name());
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, String topic, Instant since, Taker taker) {
        Collection<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, Math.max(0, since.toEpochMilli())));
        consumer.offsetsForTimes(asked).forEach((partition, found) -> {
            if (found == null) {
                consumer.seek(partition, ends.get(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(taker::take);
        }
    }

    private static boolean concerns(ConsumerRecord<byte[], byte[]> record, String story) {
        return story.equals(text(record.key()))
                || WireHeaders.text(record.headers(), WireHeaders.SOURCE_KEY)
                        .filter(story::equals)
                        .isPresent()
                || WireHeaders.text(record.headers(), WireHeaders.TRACE)
                        .filter(story::equals)
                        .isPresent();
    }

    private void add(List<Step> steps, ConsumerRecord<byte[], byte[]> record) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        Optional<Instant> ingested = WireHeaders.time(record.headers(), WireHeaders.INGESTED);
        String trace = WireHeaders.text(record.headers(), WireHeaders.TRACE).orElse("");
        Instant stamped = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(topics.wireRaw().name())) {
            String feed = WireHeaders.text(record.headers(), WireHeaders.FEED).orElse("?");
            ingested.ifPresent(at ->
                    steps.add(new Step("ingest", at, "feed " + feed, Duration.ZERO, trace, "taken from feed " + feed)));
            steps.add(new Step("raw", stamped, place, took(ingested, stamped), trace, raw(record)));
        } else if (record.topic().equals(topics.wireDead().name())) {
            String cause = WireHeaders.text(record.headers(), WireHeaders.CAUSE)
                    .or(() -> WireHeaders.text(record.headers(), STREAMS_CAUSE))
                    .orElse("sent on its way again");
            steps.add(new Step("dead", stamped, place, took(ingested, stamped), trace, cause));
        } else {
            Instant at =
                    WireHeaders.time(record.headers(), WireHeaders.ENRICHED).orElse(stamped);
            String stage = record.topic().equals(topics.wireEnriched().name()) ? "enriched" : "desk";
            steps.add(new Step(stage, at, place, took(ingested, at), trace, enriched(record)));
        }
    }

    private String raw(ConsumerRecord<byte[], byte[]> record) {
        try {
            SpecificRecord value = topics.wireRaw().value().deserializer().deserialize(record.topic(), record.value());
            if (value instanceof RawStory raw) {
                String version = raw.getStory().getVersion();
                return (version.isEmpty() ? "" : "version " + version + ": ")
                        + raw.getStory().getHeadline();
            }
            return value == null ? "nothing" : value.getSchema().getName();
        } catch (SerializationException e) {
            return "cannot be decoded: " + e.getMessage();
        }
    }

    private String enriched(ConsumerRecord<byte[], byte[]> record) {
        try {
            EnrichedStory story =
                    topics.wireEnriched().value().deserializer().deserialize(record.topic(), record.value());
            return story == null ? "taken out: the contract has ended" : told(story);
        } catch (SerializationException e) {
            return "cannot be decoded: " + e.getMessage();
        }
    }

    private static String told(EnrichedStory story) {
        var said = new StringBuilder(words(story.getEvent()))
                .append(", ")
                .append(words(story.getVerdict().getRelation()));
        if (story.getVerdict().getRelatedTo() != null) {
            said.append(" of ").append(story.getVerdict().getRelatedTo());
        }
        return said.append(", revision ").append(story.getRevision()).toString();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable Duration took(Optional<Instant> ingested, Instant at) {
        return ingested.map(since -> Duration.between(since, at)).orElse(null);
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
