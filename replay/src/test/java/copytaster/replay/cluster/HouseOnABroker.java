package copytaster.replay.cluster;

import copytaster.embedded.EmbeddedKafka;
import copytaster.replay.Tape;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RuleSet;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A house of its own for each test, on a real broker. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class HouseOnABroker {

    private static final AtomicInteger HOUSES = new AtomicInteger();

    @TempDir
    static Path data;

    private static EmbeddedKafka broker;

    @TempDir
    Path folder;

    /** Each test is a house of its own. */
    final KafkaSettings kafka = new KafkaSettings(
            broker.bootstrapServers(), "house" + HOUSES.incrementAndGet() + ".", 2, 1, 100_000, Map.of());

    final Topics topics = new Topics(kafka);

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedKafka(data, 0);
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void createTopics() {
        new TopicCreator(kafka.client()).create(topics.all());
    }

    CaptureHeader record(String name, @Nullable Bound from, @Nullable Bound to, String topic) {
        return new Recorder(kafka, new Recording(List.of(topic), from, to, false, Duration.ZERO))
                .record(file(name), () -> false, done -> {});
    }

    static Bound time(long millis) {
        return new Bound.Time(Instant.ofEpochMilli(millis));
    }

    Path file(String name) {
        return folder.resolve(name + ".capture");
    }

    CaptureHeader header(String name) {
        try (var reader = new CaptureReader(file(name))) {
            return reader.header();
        }
    }

    List<CapturedRecord> records(String name) {
        return Tape.read(file(name));
    }

    List<String> keys(String name) {
        return records(name).stream()
                .map(record -> StandardCharsets.UTF_8
                        .decode(record.getKey().duplicate())
                        .toString())
                .toList();
    }

    byte[] bytes(RuleSet rules) {
        return topics.wireRaw().value().serializer().serialize("wire.raw", rules);
    }

    static ProducerRecord<byte[], byte[]> value(String topic, long time, String key, byte[] value) {
        return new ProducerRecord<>(topic, 0, time, key.getBytes(StandardCharsets.UTF_8), value);
    }

    static ProducerRecord<byte[], byte[]> record(
            String topic,
            int partition,
            long time,
            @Nullable String key,
            @Nullable String value,
            List<String> headers) {
        var record = new ProducerRecord<>(
                topic,
                partition,
                time,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        headers.forEach(header -> record.headers().add(header, new byte[] {1}));
        return record;
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (var one : sent) {
                one.get();
            }
        }
    }
}
