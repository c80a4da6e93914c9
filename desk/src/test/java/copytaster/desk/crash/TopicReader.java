package copytaster.desk.crash;

import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one partition of a topic from its beginning to its end; the only one, unless told. */
final class TopicReader {

    private final KafkaSettings kafka;

    TopicReader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    List<CapturedRecord> committed(String topic) {
        return committed(topic, 0);
    }

    List<CapturedRecord> committed(String topic, int partition) {
        return read(new TopicPartition(topic, partition), "read_committed");
    }

    /** With what was written in transactions that were aborted. */
    List<CapturedRecord> everything(String topic) {
        return read(new TopicPartition(topic, 0), "read_uncommitted");
    }

    private List<CapturedRecord> read(TopicPartition wire, String isolation) {
        Map<String, Object> config = new HashMap<>(kafka.consumer());
        config.put("isolation.level", isolation);
        var records = new ArrayList<CapturedRecord>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(wire));
            consumer.seekToBeginning(List.of(wire));
            long end = consumer.endOffsets(List.of(wire)).get(wire);
            while (consumer.position(wire) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(Records.captured(record)));
            }
        }
        return records;
    }
}
