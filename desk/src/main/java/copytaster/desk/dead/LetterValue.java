package copytaster.desk.dead;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.StoryJson;
import copytaster.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads letters with today's schemas and those published since. */
final class LetterValue {

    private final String rawTopic;
    private final String enrichedTopic;
    private final Deserializer<? extends SpecificRecord> raw;
    private final Deserializer<? extends SpecificRecord> enriched;

    /** What a letter holds, or why nobody can read it. */
    sealed interface Reading {
        record Readable(SpecificRecord value) implements Reading {}

        record Unreadable(String reason) implements Reading {}
    }

    LetterValue(Topics topics) {
        rawTopic = topics.wireRaw().name();
        enrichedTopic = topics.wireEnriched().name();
        raw = topics.wireRaw().value().deserializer();
        enriched = topics.wireEnriched().value().deserializer();
    }

    Reading read(DeadLetter letter) {
        if (letter.value() == null) {
            return new Reading.Unreadable("it has no value");
        }
        Optional<Deserializer<? extends SpecificRecord>> deserializer =
                of(letter.source().topic());
        if (deserializer.isEmpty()) {
            return new Reading.Unreadable("it came from " + letter.source() + ", which is no topic of a wire");
        }
        try {
            return new Reading.Readable(
                    deserializer.get().deserialize(letter.source().topic(), letter.value()));
        } catch (RuntimeException undecodable) {
            return new Reading.Unreadable(String.valueOf(undecodable.getMessage()));
        }
    }

    /**
     * A letter of a webhook, as it stood on {@code wire.enriched}.
     *
     * @throws IllegalArgumentException for one that cannot be read: ask {@link #read} first
     */
    ConsumerRecord<String, EnrichedStory> enriched(DeadLetter letter) {
        if (!(read(letter) instanceof Reading.Readable readable)
                || !(readable.value() instanceof EnrichedStory story)
                || letter.key() == null) {
            throw new IllegalArgumentException("dead letter #" + letter.offset() + " holds no enriched story");
        }
        var record = new ConsumerRecord<>(
                letter.source().topic(),
                letter.source().partition(),
                letter.source().offset(),
                new String(letter.key(), StandardCharsets.UTF_8),
                story);
        letter.headers().forEach(record.headers()::add);
        return record;
    }

    /** Field by field; of the agency's original only its size, since its text is in the fields. */
    static Map<String, Object> json(SpecificRecord value) {
        var json = new LinkedHashMap<>(StoryJson.of(value));
        var field = value.getSchema().getField("original");
        if (field != null && value.get(field.pos()) instanceof ByteBuffer original) {
            json.put("original", original.remaining() + " bytes");
        }
        return json;
    }

    private Optional<Deserializer<? extends SpecificRecord>> of(String topic) {
        if (topic.equals(rawTopic)) {
            return Optional.of(raw);
        }
        return topic.equals(enrichedTopic) ? Optional.of(enriched) : Optional.empty();
    }
}
