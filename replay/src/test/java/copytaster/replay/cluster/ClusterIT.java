package copytaster.replay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.desks.Rules;
import copytaster.replay.Tape;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RuleSet;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Out of a real broker and into it again. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClusterIT {

    private static final AtomicInteger HOUSES = new AtomicInteger();

    @TempDir
    static Path data;

    private static EmbeddedKafka broker;

    @TempDir
    private Path folder;

    /** Each test is a house of its own. */
    private final KafkaSettings kafka = new KafkaSettings(
            broker.bootstrapServers(), "house" + HOUSES.incrementAndGet() + ".", 2, 1, 100_000, Map.of());

    private final Topics topics = new Topics(kafka);

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

    @Test
    void everythingIsRecordedExactlyAndInTime() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(
                record(raw, 0, 10, null, "no key", List.of()),
                record(raw, 1, 5, "tombstone", null, List.of()),
                record(raw, 1, 20, "k", "v", List.of("same", "same")),
                record(raw, 0, 15, "k", "w", List.of())));

        CaptureHeader header = record("all", null, null, raw);

        List<CapturedRecord> records = records("all");
        assertThat(records).extracting(CapturedRecord::getTimestamp).containsExactly(5L, 10L, 15L, 20L);
        assertThat(records.get(0).getValue()).isNull();
        assertThat(records.get(1).getKey()).isNull();
        assertThat(records.get(3).getHeaders())
                .extracting(CapturedHeader::getName)
                .containsExactly("same", "same");
        assertThat(records.get(3).getOffset()).isEqualTo(1);
        assertThat(header.origin().topicPrefix()).isEqualTo(kafka.topicPrefix());
        assertThat(header.origin().cluster()).isNotBlank();
    }

    @Test
    void whatWasAbortedIsNotRecordedAndItsMarkersDeceiveNobody() throws Exception {
        String enriched = topics.wireEnriched().name();
        // Years before the markers, which carry the broker's clock.
        transaction(false, record(enriched, 0, 1_000, "a", "1", List.of()));
        transaction(true, record(enriched, 0, 2_000, "b", "2", List.of()));
        transaction(false, record(enriched, 0, 3_000, "c", "3", List.of()));
        transaction(false, record(enriched, 0, 4_000, "d", "4", List.of()));

        record("all", null, null, enriched);
        record("some", time(1_500), time(4_000), enriched);

        assertThat(keys("all")).containsExactly("a", "c", "d");
        assertThat(keys("some")).containsExactly("c");
    }

    @Test
    void beginsWithItsLeadInAndTheRulesInForce() throws Exception {
        String raw = topics.wireRaw().name();
        RuleSet old = Rules.ruleSet("desks:\n  old: {}\n");
        RuleSet inForce = Rules.ruleSet("desks:\n  sea: { headline: [ferry] }\n");
        RuleSet again = RuleSet.newBuilder(old).setRepetition(true).build();
        send(List.of(
                value(raw, 1_000, "rules", bytes(old)),
                value(raw, 2_000, "rules", bytes(inForce)),
                value(raw, 3_000, "rules", bytes(again)),
                record(raw, 0, 4_000, "long before", "x", List.of()),
                record(raw, 0, 8_000, "lead-in", "x", List.of()),
                record(raw, 0, 10_000, "first", "x", List.of()),
                record(raw, 0, 12_000, "last", "x", List.of()),
                record(raw, 0, 13_000, "after", "x", List.of())));

        CaptureHeader byTime = new Recorder(
                        kafka, new Recording(List.of(raw), time(10_000), time(13_000), false, Duration.ofSeconds(3)))
                .record(file("time"), () -> false, done -> {});
        CaptureHeader byOffset = new Recorder(
                        kafka,
                        new Recording(
                                List.of(raw), new Bound.Offset(5), new Bound.Offset(7), false, Duration.ofSeconds(3)))
                .record(file("offset"), () -> false, done -> {});

        assertThat(keys("time")).containsExactly("rules", "lead-in", "first", "last");
        assertThat(records("offset")).isEqualTo(records("time"));
        assertThat(byTime.leadIn()).isEqualTo(2);
        assertThat(byOffset.origin().begins()).isEqualTo(Instant.ofEpochMilli(10_000));
        assertThat(records("time").getFirst().getValue()).isEqualTo(ByteBuffer.wrap(bytes(inForce)));
        assertThat(records("time").getFirst().getTimestamp()).isEqualTo(8_000);
    }

    @Test
    void followsUntilItIsStopped() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(record(raw, 0, 1, "before", "x", List.of())));
        var stop = new AtomicBoolean();
        var recording = CompletableFuture.supplyAsync(
                () -> new Recorder(kafka, new Recording(List.of(raw), null, null, true, Duration.ZERO))
                        .record(file("live"), stop::get, done -> {}));

        send(List.of(record(raw, 1, 2, "while", "x", List.of())));
        Path part = folder.resolve("live.capture.part");
        while (!part.toFile().exists() || Tape.read(part).size() < 2) {
            assertThat(recording).isNotCompletedExceptionally();
        }
        stop.set(true);

        assertThat(recording.get().records()).isEqualTo(2);
        assertThat(keys("live")).containsExactly("before", "while");
    }

    @Test
    void topicThatIsNotThereIsSaidToBeNone() {
        assertThatThrownBy(() -> record("none", null, null, "no.such.topic"))
                .hasMessageContaining("there is no topic no.such.topic");
        assertThat(file("none")).doesNotExist();
    }

    @Test
    void goesIntoTopicsOfItsOwnExactlyAndGoesOnWhereItWasStopped() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(
                value(raw, 1_000, "rules", bytes(Rules.ruleSet("desks:\n  sea: { topic: true, headline: [ferry] }\n"))),
                record(raw, 0, 2_000, null, "no key", List.of()),
                record(raw, 1, 3_000, "tombstone", null, List.of("one", "two")),
                record(raw, 1, 4_000, "k", "v", List.of()),
                record(raw, 0, 5_000, "k", "w", List.of())));
        record("tape", null, null, raw);
        KafkaSettings own = own();
        Target target = Target.ofItsOwn(own, header("tape"), Set.of());
        var asked = new AtomicInteger();

        var stopped = new ClusterReplay(target, Pace.MAX, null, false)
                .run(file("tape"), false, () -> asked.incrementAndGet() > 3, done -> {});
        assertThat(stopped).isEqualTo(new ClusterReplay.Done(3, 0, true));
        assertThatThrownBy(() -> new ClusterReplay(target, Pace.MAX, null, false)
                        .run(file("tape"), false, () -> false, done -> {}))
                .hasMessageContaining("hold 3 records already")
                .hasMessageContaining("--go-on");
        var rest = new ClusterReplay(target, Pace.MAX, null, false).run(file("tape"), true, () -> false, done -> {});

        assertThat(rest).isEqualTo(new ClusterReplay.Done(2, 3, false));
        var recorder = new Recorder(
                own, new Recording(List.of(own.topicPrefix() + "wire.raw"), null, null, false, Duration.ZERO));
        recorder.record(file("again"), () -> false, done -> {});
        assertThat(records("again"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("topic")
                .isEqualTo(records("tape"));
        try (Admin admin = Admin.create(own.client())) {
            assertThat(admin.listTopics().names().get()).contains(own.topicPrefix() + "desk.sea");
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, own.topicPrefix() + "wire.raw");
            assertThat(admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("retention.ms")
                            .value())
                    .isEqualTo("-1");
        }
    }

    @Test
    void goesRoundAndRoundWithTheClockGoingOn() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(record(raw, 0, 1_000, "a", "x", List.of()), record(raw, 0, 3_000, "b", "x", List.of())));
        record("tape", null, null, raw);
        KafkaSettings own = own();
        var sent = new AtomicInteger();

        var done = new ClusterReplay(Target.ofItsOwn(own, header("tape"), Set.of()), Pace.MAX, null, true)
                .run(file("tape"), false, () -> sent.incrementAndGet() > 5, progress -> {});

        assertThat(done.stopped()).isTrue();
        new Recorder(own, new Recording(List.of(own.topicPrefix() + "wire.raw"), null, null, false, Duration.ZERO))
                .record(file("again"), () -> false, progress -> {});
        assertThat(records("again"))
                .extracting(CapturedRecord::getTimestamp)
                .startsWith(1_000L, 3_000L, 3_001L, 5_001L);
    }

    @Test
    void livingTopicIsOnlyTakenByItsName() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(record(raw, 0, 1_000, "a", "x", List.of()), record(raw, 1, 2_000, "b", "x", List.of())));
        record("tape", null, null, raw);

        assertThatThrownBy(() -> Target.ofItsOwn(kafka, header("tape"), Set.of()))
                .hasMessageContaining("a prefix of their own");
        var done = new ClusterReplay(
                        Target.into(kafka, header("tape"), raw), Pace.MAX, Instant.ofEpochMilli(2_000), false)
                .run(file("tape"), false, () -> false, progress -> {});

        assertThat(done.sent()).isEqualTo(1);
        record("after", null, null, raw);
        assertThat(keys("after")).containsExactly("a", "a", "b");
    }

    private KafkaSettings own() {
        return new KafkaSettings(broker.bootstrapServers(), "again-" + kafka.topicPrefix(), 0, 0, 0, Map.of());
    }

    private CaptureHeader record(String name, @Nullable Bound from, @Nullable Bound to, String topic) {
        return new Recorder(kafka, new Recording(List.of(topic), from, to, false, Duration.ZERO))
                .record(file(name), () -> false, done -> {});
    }

    private static Bound time(long millis) {
        return new Bound.Time(Instant.ofEpochMilli(millis));
    }

    private Path file(String name) {
        return folder.resolve(name + ".capture");
    }

    private CaptureHeader header(String name) {
        try (var reader = new CaptureReader(file(name))) {
            return reader.header();
        }
    }

    private List<CapturedRecord> records(String name) {
        return Tape.read(file(name));
    }

    private List<String> keys(String name) {
        return records(name).stream()
                .map(record -> StandardCharsets.UTF_8
                        .decode(record.getKey().duplicate())
                        .toString())
                .toList();
    }

    private byte[] bytes(RuleSet rules) {
        return topics.wireRaw().value().serializer().serialize("wire.raw", rules);
    }

    private static ProducerRecord<byte[], byte[]> value(String topic, long time, String key, byte[] value) {
        return new ProducerRecord<>(topic, 0, time, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static ProducerRecord<byte[], byte[]> record(
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

    private void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (var one : sent) {
                one.get();
            }
        }
    }

    private void transaction(boolean aborted, ProducerRecord<byte[], byte[]> record) throws Exception {
        var settings = new HashMap<>(kafka.producer());
        settings.put("transactional.id", kafka.topicPrefix() + "test");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record).get();
            if (aborted) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
    }
}
