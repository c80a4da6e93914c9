package copytaster.bench.replay;

import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;

/** A producer and a consumer that do nothing else, with the settings that recording and replaying have. */
final class BareClients {

    private static final int IN_HAND = 50_000;

    private final KafkaSettings kafka;
    private final List<CapturedRecord> inHand = new ArrayList<>();

    /** @param capture of which the first records are held, to be sent again and again */
    BareClients(KafkaSettings kafka, Path capture) {
        this.kafka = kafka;
        try (var reader = new CaptureReader(capture)) {
            while (reader.hasNext() && inHand.size() < IN_HAND) {
                inHand.add(reader.next());
            }
        }
    }

    void produce(String topic, long count) {
        new TopicCreator(kafka.client())
                .create(List.of(new Topic<>(
                        topic,
                        Serdes.ByteArray(),
                        Serdes.ByteArray(),
                        1,
                        1,
                        Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", "9223372036854775807"))));
        try (var producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = 0; i < count; i++) {
                CapturedRecord record = inHand.get((int) (i % inHand.size()));
                var unused = producer.send(Records.toSend(record, topic, record.getTimestamp()));
            }
            producer.flush();
        }
    }

    void consume(String topic) {
        var partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                var unused = consumer.poll(Duration.ofMillis(200));
            }
        }
    }
}
