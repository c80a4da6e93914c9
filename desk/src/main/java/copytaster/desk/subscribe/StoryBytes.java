package copytaster.desk.subscribe;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads records of {@code wire.enriched} that are kept as bytes until it is known what becomes of them. */
final class StoryBytes {

    private final Topic<String, EnrichedStory> enriched;

    StoryBytes(Topics topics) {
        this.enriched = topics.wireEnriched();
    }

    /** Null for what nobody can read: the sink has sent it to wire.dead. */
    @Nullable
    Emitted read(ConsumerRecord<byte[], byte[]> record) {
        try {
            EnrichedStory story = record.value() == null
                    ? null
                    : enriched.value().deserializer().deserialize(record.topic(), record.headers(), record.value());
            String key = enriched.key().deserializer().deserialize(record.topic(), record.key());
            return Emitted.of(new ConsumerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    record.timestampType(),
                    record.serializedKeySize(),
                    record.serializedValueSize(),
                    key,
                    story,
                    record.headers(),
                    record.leaderEpoch()));
        } catch (SerializationException e) {
            return null;
        }
    }
}
