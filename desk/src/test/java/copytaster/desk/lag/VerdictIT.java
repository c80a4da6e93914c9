package copytaster.desk.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brings each verdict about with real readers on a real broker. Between two looks, five seconds pass on this clock. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class VerdictIT {

    private static final int ENOUGH = 6;

    @TempDir
    static Path data;

    private static LagBroker broker;

    private final Passing clock = new Passing();
    private final LagHistory history = new LagHistory();
    private LagReader reader;

    @BeforeAll
    static void startBroker() {
        broker = new LagBroker(data.resolve("kafka"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open() {
        reader = new LagReader(broker.client(), clock, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void abortedTransactionsAtTheEndAreOk() throws Exception {
        TopicPartition wire = broker.topic("wire.aborted", Map.of());
        send(wire, 3);
        try (var member = member("after-aborts", "classic", wire.topic())) {
            read(member, 3);
            try (var producer = broker.transactional("verdict-aborts")) {
                for (int n = 0; n < 4; n++) {
                    producer.beginTransaction();
                    producer.send(new ProducerRecord<>(wire.topic(), "never"));
                    producer.flush();
                    producer.abortTransaction();
                }
            }
            LagRow row = looks("after-aborts", wire, ENOUGH);
            assertThat(row.trend().verdict()).isEqualTo(Verdict.OK);
            assertThat(row.lag().oldest()).isNull();
            assertThat(row.lag().end()).as("markers and aborted records").isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void readerThatHangsIsStalledAndThatIsGoneStopped(String protocol) throws Exception {
        TopicPartition wire = broker.topic("wire.gone-" + protocol, Map.of());
        String group = "gone-" + protocol;
        send(wire, 3);
        try (var member = member(group, protocol, wire.topic())) {
            read(member, 3);
            assertThat(look(group, wire).trend().verdict()).isEqualTo(Verdict.OK);
            send(wire, 2);
            // It is in the group, and reads no further. All looks of the last minute see that.
            LagRow row = looks(group, wire, 14);
            assertThat(row.trend().verdict()).isEqualTo(Verdict.STALLED);
            assertThat(row.group().kind()).isEqualTo(protocol);
            assertThat(row.group().members()).isEqualTo(1);
        }
        LagRow row = look(group, wire);
        while (row.group().members() > 0) {
            row = look(group, wire);
        }
        assertThat(row.trend().verdict()).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void readerSlowerThanTheWireFallsBehind() throws Exception {
        TopicPartition wire = broker.topic("wire.slow", Map.of());
        try (var member = member("slow", "classic", wire.topic())) {
            send(wire, 10);
            long place = read(member, 1);
            LagRow row = look("slow", wire);
            for (int n = 1; n < 14; n++) {
                send(wire, 10);
                member.commitSync(Map.of(wire, new OffsetAndMetadata(place + n)));
                row = look("slow", wire);
            }
            assertThat(row.trend().verdict()).isEqualTo(Verdict.FALLING_BEHIND);
            assertThat(row.trend().consumedPerSecond()).isLessThan(row.trend().producedPerSecond());
        }
    }

    @Test
    void rewoundGroupIsRewoundUntilItIsBack() throws Exception {
        TopicPartition wire = broker.topic("wire.rewound", Map.of());
        send(wire, 10);
        broker.commit("rewound", wire, 10);
        assertThat(look("rewound", wire).trend().verdict()).isEqualTo(Verdict.OK);
        broker.commit("rewound", wire, 4);
        assertThat(look("rewound", wire).trend().verdict()).isEqualTo(Verdict.REWOUND);
        broker.commit("rewound", wire, 10);
        assertThat(look("rewound", wire).trend().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void retentionThatCatchesUpIsSeenBeforeAndAfterwards() throws Exception {
        TopicPartition wire = broker.topic("wire.short", Map.of("retention.ms", "172800000"));
        send(wire, 5);
        broker.commit("short", wire, 2);
        clock.passes(Duration.ofDays(1));
        assertThat(look("short", wire).lag().retentionUsed(clock.instant()).orElseThrow())
                .isBetween(0.5, 0.51);
        clock.passes(Duration.ofHours(26));
        assertThat(look("short", wire).lag().retentionUsed(clock.instant()).orElseThrow())
                .isGreaterThan(1);

        broker.admin()
                .deleteRecords(Map.of(wire, RecordsToDelete.beforeOffset(4)))
                .all()
                .get();

        LagRow row = look("short", wire);
        assertThat(row.trend().verdict()).isEqualTo(Verdict.LOSING);
        assertThat(row.lag().expired()).isEqualTo(2);
    }

    @Test
    void topicThatAGroupHasLeftIsNoLagOfIt() throws Exception {
        TopicPartition kept = broker.topic("wire.kept", Map.of());
        TopicPartition left = broker.topic("wire.left", Map.of());
        send(kept, 1);
        send(left, 1);
        try (var member = member("moved-on", "classic", kept.topic(), left.topic())) {
            read(member, 2);
            member.subscribe(List.of(kept.topic()));
            while (member.assignment().contains(left) || member.assignment().isEmpty()) {
                member.poll(Duration.ofMillis(100));
            }
            send(left, 5);
            assertThat(looks("moved-on", left, ENOUGH).trend().verdict()).isEqualTo(Verdict.LEFT);
            assertThat(look("moved-on", kept).trend().verdict()).isEqualTo(Verdict.OK);
        }
    }

    @Test
    void streamsGroupIsJudgedAsTheOthersAre() throws Exception {
        TopicPartition wire = broker.topic("wire.streams", Map.of());
        send(wire, 3);
        var builder = new StreamsBuilder();
        builder.stream(
                        wire.topic(),
                        Consumed.with(Serdes.String(), Serdes.String()).withName("wire"))
                .foreach((key, value) -> {});
        var settings = new Properties();
        settings.putAll(broker.client());
        settings.put("application.id", "of-streams");
        settings.put("group.protocol", "streams");
        settings.put("commit.interval.ms", "100");
        settings.put("state.dir", data.resolve("streams").toString());
        try (var streams = new KafkaStreams(builder.build(), settings)) {
            streams.start();
            LagRow row = look("of-streams", wire);
            while (row.lag().oldest() != null || row.group().members() == 0) {
                row = look("of-streams", wire);
            }
            assertThat(row.group().kind()).isEqualTo("streams");
            assertThat(row.trend().verdict()).isEqualTo(Verdict.OK);
        }
        send(wire, 1);
        LagRow row = look("of-streams", wire);
        while (row.group().members() > 0) {
            row = look("of-streams", wire);
        }
        assertThat(row.trend().verdict()).isEqualTo(Verdict.STOPPED);
    }

    private LagRow looks(String group, TopicPartition wire, int count) {
        LagRow last = look(group, wire);
        for (int n = 1; n < count; n++) {
            last = look(group, wire);
        }
        return last;
    }

    private LagRow look(String group, TopicPartition wire) {
        clock.passes(Duration.ofSeconds(5));
        List<GroupLag> lags = reader.readAll(Map.of(group, List.of(wire.topic())), group::equals, topic -> true);
        return history.add(lags).stream()
                .filter(row -> row.lag().topic().equals(wire.topic()))
                .findFirst()
                .orElseThrow();
    }

    private void send(TopicPartition wire, int count) throws Exception {
        try (var producer = new KafkaProducer<>(broker.client(), new StringSerializer(), new StringSerializer())) {
            for (int n = 0; n < count; n++) {
                producer.send(new ProducerRecord<>(wire.topic(), 0, clock.millis(), "key", "story"))
                        .get();
            }
        }
    }

    /** Reads so many, commits, and returns the place after them. */
    private static long read(KafkaConsumer<String, String> member, int count) {
        int seen = 0;
        while (seen < count) {
            seen += member.poll(Duration.ofMillis(100)).count();
        }
        member.commitSync();
        return member.position(member.assignment().iterator().next());
    }

    private static KafkaConsumer<String, String> member(String group, String protocol, String... topics) {
        Map<String, Object> settings = new HashMap<>(broker.client());
        settings.put("group.id", group);
        settings.put("group.protocol", protocol);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", "1");
        var member = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        member.subscribe(List.of(topics));
        return member;
    }

    /** Begins yesterday, and goes on only when told. */
    private static final class Passing extends Clock {

        // No broker takes a record from the future.
        private Instant now = Instant.now().minus(Duration.ofDays(1));

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
