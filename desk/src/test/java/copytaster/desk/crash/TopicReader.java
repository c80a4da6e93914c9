package copytaster.desk.crash;

import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one partition of a topic from its beginning to its end; the only one, unless told. */
final class TopicReader {

    private final KafkaSettings kafka;

    TopicReader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    List<ConsumerRecord<String, byte[]>> committed(String topic) {
        return committed(topic, 0);
    }

    List<ConsumerRecord<String, byte[]>> committed(String topic, int partition) {
        return read(new TopicPartition(topic, partition), "read_committed");
    }

    /** With what was written in transactions that were aborted. */
    List<ConsumerRecord<String, byte[]>> everything(String topic) {
        return read(new TopicPartition(topic, 0), "read_uncommitted");
    }

    private List<ConsumerRecord<String, byte[]>> read(TopicPartition wire, String isolation) {
        Map<String, Object> config = new HashMap<>(kafka.consumer());
        config.put("isolation.level", isolation);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(wire));
            consumer.seekToBeginning(List.of(wire));
            long end = consumer.endOffsets(List.of(wire)).get(wire);
            while (consumer.position(wire) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
