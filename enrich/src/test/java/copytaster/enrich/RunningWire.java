package copytaster.enrich;

import copytaster.schemas.Account;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The two ends of a wire on a real broker: what goes in, and what has been committed on the other side. */
final class RunningWire implements AutoCloseable {

    private final KafkaSettings kafka;
    private final Topics topics;
    private final AccountReader accounts;
    private final KafkaProducer<byte[], byte[]> producer;

    RunningWire(EnrichSettings settings, KafkaSettings kafka) {
        this.kafka = kafka;
        this.topics = new Topics(kafka);
        this.accounts = new AccountReader(settings, kafka);
        this.producer = new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(Story... stories) {
        for (Story story : stories) {
            put(
                    StoryKey.of(story),
                    RawStory.newBuilder()
                            .setStory(story)
                            .setFormat("test")
                            .setContract(Contract.newBuilder().build())
                            .setOriginal(ByteBuffer.allocate(0))
                            .build());
        }
    }

    void put(String key, SpecificRecord value) {
        Topic<String, SpecificRecord> raw = topics.wireRaw();
        put(key, raw.value().serializer().serialize(raw.name(), value));
    }

    /** @return the offset it was given */
    long put(String key, byte @Nullable [] value) {
        String raw = topics.wireRaw().name();
        var sent =
                new ProducerRecord<>(raw, 0, topics.wireRaw().key().serializer().serialize(raw, key), value);
        WireHeaders.put(sent.headers(), WireHeaders.FEED, "test-feed");
        try {
            return producer.send(sent).get().offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The account, once it counts so many deliveries of stories. */
    Account accountOf(long deliveries) {
        await(() -> in(account()) >= deliveries);
        return account();
    }

    Account account() {
        return accounts.read().getOrDefault(0, Account.newBuilder().build());
    }

    static long in(Account account) {
        return account.getAccepted() + account.getRepeated() + account.getStale() + account.getTest();
    }

    List<ConsumerRecord<String, EnrichedStory>> enriched() {
        return committed(topics.wireEnriched());
    }

    List<SpecificRecord> raw() {
        return committed(topics.wireRaw()).stream().map(ConsumerRecord::value).toList();
    }

    List<ConsumerRecord<String, EnrichedStory>> desk(String name) {
        return committed(topics.desk(name));
    }

    /** The dead letters, once there are so many. */
    List<ConsumerRecord<byte[], byte[]>> dead(int count) {
        await(() -> committed(topics.wireDead()).size() >= count);
        return committed(topics.wireDead());
    }

    /** All that the headers of a dead letter say, one a line. */
    static String cause(ConsumerRecord<?, ?> dead) {
        return Arrays.stream(dead.headers().toArray())
                .filter(header -> header.value() != null)
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .reduce("", (one, other) -> one + "\n" + other);
    }

    /** Everything committed on the topic's one partition, up to its end. */
    private <K, V> List<ConsumerRecord<K, V>> committed(Topic<K, V> topic) {
        var records = new ArrayList<ConsumerRecord<K, V>>();
        var partition = new TopicPartition(topic.name(), 0);
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(), topic.key().deserializer(), topic.value().deserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Asks the broker until it is so; the test's own time-out ends a wait that has no end. */
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting");
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
