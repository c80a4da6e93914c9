package copytaster.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas on {@code wire.schemas}: a writer publishes its own before its first record, a reader that meets an unknown
 * fingerprint looks here before it calls the record poison.
 */
public final class PublishedSchemas implements Supplier<List<Schema>> {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedSchemas.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final KafkaSettings kafka;
    private final String topic;
    private List<Schema> seen = List.of();
    private Instant looked = Instant.EPOCH;

    PublishedSchemas(KafkaSettings kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** Reads the topic from its beginning to its end; a poisoned stream asks at most every five seconds. */
    @Override
    public synchronized List<Schema> get() {
        if (Duration.between(looked, Instant.now()).compareTo(LOOK_AGAIN_AFTER) >= 0) {
            seen = readPatiently();
            looked = Instant.now();
        }
        return seen;
    }

    /** A broker that is away for a moment must not make a good record look like poison. */
    private List<Schema> readPatiently() {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return read();
            } catch (RetriableException away) {
                if (Instant.now().isAfter(until)) {
                    throw away;
                }
                LOG.warn(
                        "{} cannot be read ({}), and a record waits for its schema; once more",
                        topic,
                        away.getMessage());
            }
        }
    }

    /**
     * Publishes today's schemas of all records; harmless when they are there.
     *
     * @throws IllegalStateException when Kafka does not take them: readers of another release would be lost
     */
    public void publish() {
        publish(SchemaDirectory.CURRENT);
    }

    /**
     * Publishes these, for records that come from elsewhere.
     *
     * @throws IllegalStateException as with {@link #publish()}
     */
    public void publish(Collection<Schema> schemas) {
        var config = new HashMap<>(kafka.producer());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (Schema schema : schemas) {
                String fingerprint = "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
                producer.send(new ProducerRecord<>(topic, fingerprint, schema.toString()))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the schemas cannot be published on " + topic + ": "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing the schemas", e);
        }
    }

    private List<Schema> read() {
        Map<String, Object> config = new HashMap<>(kafka.consumer());
        var schemas = new ArrayList<Schema>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> schema : consumer.poll(Duration.ofMillis(200))) {
                    if (schema.value() != null) {
                        parse(schema.key(), schema.value()).ifPresent(schemas::add);
                    }
                }
            }
        }
        return schemas;
    }

    /** One text that is no schema must not hide the others. */
    private Optional<Schema> parse(String fingerprint, String text) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException e) {
            LOG.warn("{}: the record with key {} is no Avro schema and is passed over", topic, fingerprint, e);
            return Optional.empty();
        }
    }
}
