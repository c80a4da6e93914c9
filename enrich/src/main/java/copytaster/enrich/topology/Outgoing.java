package copytaster.enrich.topology;

import copytaster.schemas.EnrichedStory;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way out, and the wire that it stays on: what comes of a partition of {@code wire.raw} goes to the same
 * partition of every topic, in one order. By the hash of the key, wires would mix, and differently each time.
 *
 * @param story null where every trace must go
 */
record Outgoing(int wire, @Nullable EnrichedStory story) {

    /** Kafka is given the story alone. */
    static Serializer<Outgoing> serializer(Serializer<EnrichedStory> stories) {
        return (topic, outgoing) -> outgoing.story == null ? null : stories.serialize(topic, outgoing.story);
    }

    static StreamPartitioner<String, Outgoing> sameWire() {
        return (topic, key, outgoing, partitions) -> Optional.of(Set.of(outgoing.wire));
    }
}
