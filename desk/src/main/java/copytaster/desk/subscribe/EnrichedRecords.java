package copytaster.desk.subscribe;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;

/** Reads {@code wire.enriched} from chosen places, in no group. One thread's. */
final class EnrichedRecords implements AutoCloseable {

    private final String topic;
    private final KafkaConsumer<String, EnrichedStory> consumer;
    private List<TopicPartition> wires = List.of();

    EnrichedRecords(KafkaSettings kafka) {
        Topic<String, EnrichedStory> enriched = new Topics(kafka).wireEnriched();
        this.topic = enriched.name();
        var settings = new HashMap<>(kafka.consumer());
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", "false");
        settings.remove("group.id");
        this.consumer = new KafkaConsumer<>(
                settings, enriched.key().deserializer(), enriched.value().deserializer());
    }

    /** Takes every wire; false where the topic does not exist yet. */
    boolean assign() {
        wires = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(wires);
        return !wires.isEmpty();
    }

    /** Where each wire begins and ends by now. */
    Map<Integer, Long> begins() {
        return byWire(consumer.beginningOffsets(wires));
    }

    Map<Integer, Long> ends() {
        return byWire(consumer.endOffsets(wires));
    }

    /** The first record of each wire at this time or later; the end where there is none. */
    Map<Integer, Long> at(long millis) {
        var times = new HashMap<TopicPartition, Long>();
        wires.forEach(wire -> times.put(wire, Math.max(0, millis)));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<Integer, Long> at = new HashMap<>(ends());
        found.forEach((wire, place) -> {
            if (place != null) {
                at.put(wire.partition(), place.offset());
            }
        });
        return at;
    }

    void seek(Map<Integer, Long> offsets) {
        offsets.forEach((wire, offset) -> consumer.seek(new TopicPartition(topic, wire), offset));
    }

    Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        wires.forEach(wire -> positions.put(wire.partition(), consumer.position(wire)));
        return positions;
    }

    /** What comes next, in the order of each wire. A record that nobody can read is passed over: it is on wire.dead. */
    List<Emitted> poll(Duration wait) {
        var emitted = new ArrayList<Emitted>();
        try {
            for (ConsumerRecord<String, EnrichedStory> message : consumer.poll(wait)) {
                emitted.add(Emitted.of(message));
            }
        } catch (RecordDeserializationException e) {
            consumer.seek(e.topicPartition(), e.offset() + 1);
        }
        return emitted;
    }

    /** From another thread: ends a poll. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Map<Integer, Long> byWire(Map<TopicPartition, Long> offsets) {
        var byWire = new HashMap<Integer, Long>();
        offsets.forEach((wire, offset) -> byWire.put(wire.partition(), Objects.requireNonNull(offset)));
        return byWire;
    }
}
