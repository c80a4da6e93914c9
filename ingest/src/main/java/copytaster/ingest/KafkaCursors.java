package copytaster.ingest;

import copytaster.ingest.transports.CursorStore;
import copytaster.schemas.Cursor;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The feeds' cursors on the compacted topic {@code wire.cursors}: read whole at the start, written one at a time. */
final class KafkaCursors implements CursorStore, AutoCloseable {

    private final Topic<String, Cursor> topic;
    private final KafkaProducer<String, Cursor> producer;
    private final Map<String, Map<String, String>> cursors = new ConcurrentHashMap<>();

    KafkaCursors(KafkaSettings kafka) {
        this.topic = new Topics(kafka).wireCursors();
        this.producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), topic.value().serializer());
        read(kafka);
    }

    @Override
    public Map<String, String> load(String feed) {
        return cursors.getOrDefault(feed, Map.of());
    }

    @Override
    public void save(String feed, Map<String, String> state) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), feed, new Cursor(feed, Map.copyOf(state))))
                    .get();
            cursors.put(feed, Map.copyOf(state));
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the cursor could not be kept: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the cursor was kept", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void read(KafkaSettings kafka) {
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(), new StringDeserializer(), topic.value().deserializer())) {
            var partition = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(cursor -> {
                    if (cursor.value() == null) {
                        cursors.remove(cursor.key());
                    } else {
                        cursors.put(cursor.key(), Map.copyOf(cursor.value().getState()));
                    }
                });
            }
        }
    }
}
