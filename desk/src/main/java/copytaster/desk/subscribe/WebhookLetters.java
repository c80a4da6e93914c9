package copytaster.desk.subscribe;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sets aside what a webhook will not have, on {@code wire.dead}, in one transaction with the webhook's place. */
final class WebhookLetters implements AutoCloseable {

    private final String webhook;
    private final String dead;
    private final Map<String, Object> config;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    WebhookLetters(KafkaSettings kafka, String webhook, String group, String dead) {
        this.webhook = webhook;
        this.dead = dead;
        this.config = new HashMap<>(kafka.producer());
        config.put("transactional.id", group + "-dead");
        config.put("max.request.size", KafkaSettings.MAX_RECORD_BYTES + 64 * 1024);
        config.putIfAbsent("transaction.timeout.ms", "10000");
    }

    /** @throws KafkaException when it did not come about, or perhaps did: the committed place tells */
    void commit(
            ConsumerRecord<byte[], byte[]> source,
            String cause,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        try {
            KafkaProducer<byte[], byte[]> open = open();
            open.beginTransaction();
            var unused = open.send(letter(source, cause));
            open.sendOffsetsToTransaction(offsets, group);
            open.commitTransaction();
        } catch (KafkaException failure) {
            close();
            throw failure;
        }
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

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> source, String cause) {
        String key = webhook + "-" + source.topic() + "-" + source.partition() + "-" + source.offset();
        var letter = new ProducerRecord<>(dead, key.getBytes(StandardCharsets.UTF_8), source.value());
        source.headers().forEach(letter.headers()::add);
        WireHeaders.put(letter.headers(), WireHeaders.WEBHOOK, webhook);
        WireHeaders.put(letter.headers(), WireHeaders.CAUSE, cause);
        WireHeaders.put(letter.headers(), WireHeaders.SOURCE_TOPIC, source.topic());
        WireHeaders.put(letter.headers(), WireHeaders.SOURCE_PARTITION, Integer.toString(source.partition()));
        WireHeaders.put(letter.headers(), WireHeaders.SOURCE_OFFSET, Long.toString(source.offset()));
        letter.headers().remove(WireHeaders.SOURCE_KEY).add(WireHeaders.SOURCE_KEY, source.key());
        return letter;
    }
}
