package copytaster.enrich;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a state store of enrich holds as committed, read from its changelog: no running enrich is needed. */
final class Changelog {

    private final KafkaSettings kafka;
    private final String topic;

    Changelog(EnrichSettings settings, KafkaSettings kafka, String store) {
        this.kafka = kafka;
        this.topic = settings.applicationId() + "-" + store + "-changelog";
    }

    /** The newest committed value of each key, by wire; empty where enrich has never run. */
    <T extends SpecificRecord> Map<Integer, Map<String, T>> read(Class<T> type) {
        var values = new TreeMap<Integer, Map<String, T>>();
        var value = new Topics(kafka).serdeOf(type).deserializer();
        try (var consumer = new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), value)) {
            if (!consumer.listTopics().containsKey(topic)) {
                return values;
            }
            List<TopicPartition> wires = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(wires);
            consumer.seekToBeginning(wires);
            Map<TopicPartition, Long> ends = consumer.endOffsets(wires);
            while (wires.stream().anyMatch(wire -> consumer.position(wire) < ends.get(wire))) {
                for (ConsumerRecord<String, T> record : consumer.poll(Duration.ofMillis(100))) {
                    var wire = values.computeIfAbsent(record.partition(), unused -> new TreeMap<>());
                    if (record.value() == null) {
                        wire.remove(record.key());
                    } else {
                        wire.put(record.key(), record.value());
                    }
                }
            }
        }
        return values;
    }
}
