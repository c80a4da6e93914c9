package copytaster.sink;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the index refuses to {@code wire.dead}, in one transaction with the offsets of its batch: a crash leaves
 * neither a second dead letter nor none. Its key is the place it came from.
 */
final class DeadLetters implements AutoCloseable {

    private static final int LONGEST_CAUSE = 4_000;

    /** A record that will never be in the index as it is. */
    record DeadLetter(ConsumerRecord<byte[], byte[]> source, String cause) {}

    private final String topic;
    private final int generation;
    private final Map<String, Object> config;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetters(KafkaSettings kafka, SinkSettings settings, String topic) {
        this.topic = topic;
        this.generation = settings.generation();
        this.config = new HashMap<>(kafka.producer());
        config.put("transactional.id", settings.groupId(kafka) + "-dead-" + UUID.randomUUID());
        // Room for the headers that a record of the largest size gets here.
        config.put("max.request.size", KafkaSettings.MAX_RECORD_BYTES + 64 * 1024);
        // A killed sink's open transaction holds its successor up for as long.
        config.putIfAbsent("transaction.timeout.ms", "10000");
    }

    /**
     * Writes and commits all, or nothing.
     *
     * @throws KafkaException if it did not come about, or perhaps did: then ask for the committed offsets before a next try
     */
    void commitWith(
            List<DeadLetter> letters, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        try {
            KafkaProducer<byte[], byte[]> open = open();
            open.beginTransaction();
            for (DeadLetter letter : letters) {
                var unused = open.send(record(letter));
            }
            open.sendOffsetsToTransaction(offsets, group);
            open.commitTransaction();
        } catch (KafkaException failure) {
            close();
            throw failure;
        }
    }

    /** Settles what a failed try left open; returns when it is known to be committed or aborted. */
    void settle() {
        open();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }

    private KafkaProducer<byte[], byte[]> open() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    private ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> source = letter.source();
        String key = source.topic() + "-" + source.partition() + "-" + source.offset();
        var dead = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), source.value());
        source.headers().forEach(dead.headers()::add);
        String cause = letter.cause();
        WireHeaders.put(
                dead.headers(),
                WireHeaders.CAUSE,
                cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) + " …" : cause);
        WireHeaders.put(dead.headers(), WireHeaders.SOURCE_TOPIC, source.topic());
        WireHeaders.put(dead.headers(), WireHeaders.SOURCE_PARTITION, Integer.toString(source.partition()));
        WireHeaders.put(dead.headers(), WireHeaders.SOURCE_OFFSET, Long.toString(source.offset()));
        WireHeaders.put(dead.headers(), WireHeaders.GENERATION, Integer.toString(generation));
        if (source.key() != null) {
            dead.headers().remove(WireHeaders.SOURCE_KEY).add(WireHeaders.SOURCE_KEY, source.key());
        }
        return dead;
    }
}
