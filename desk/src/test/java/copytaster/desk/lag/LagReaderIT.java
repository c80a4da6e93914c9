package copytaster.desk.lag;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class LagReaderIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    /** What a topic keeps when nobody says otherwise. */
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    static Path data;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = new EmbeddedKafka(data, 0);
        kafka.start();
        admin = Admin.create(client());
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void ageIsThatOfTheOldestUnreadRecord() throws Exception {
        TopicPartition wire = topic("wire.behind");
        send(wire, NOON, NOON.plusSeconds(10), NOON.plusSeconds(30));
        commit("behind", wire, 1);

        PartitionLag lag = read("behind", wire);

        assertThat(lag.offsets()).isEqualTo(2);
        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(10));
        assertThat(lag.age(NOON.plusSeconds(100))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void groupThatHasReadAllOfAnIdleTopicIsNotBehind() throws Exception {
        TopicPartition wire = topic("wire.idle");
        send(wire, NOON, NOON);
        commit("idle", wire, 2);

        assertThat(read("idle", wire))
                .isEqualTo(new PartitionLag("idle", wire.topic(), 0, OptionalLong.of(2), 2, 0, 0, null, 0, WEEK));
    }

    @Test
    void emptyTopicOfAGroupWithoutCommitsIsNotBehind() throws Exception {
        TopicPartition wire = topic("wire.empty");

        assertThat(read("nobody", wire))
                .isEqualTo(new PartitionLag("nobody", wire.topic(), 0, OptionalLong.empty(), 0, 0, 0, null, 0, WEEK));
    }

    @Test
    void groupWithoutCommitsIsBehindFromTheFirstRecordOn() throws Exception {
        TopicPartition wire = topic("wire.unread");
        send(wire, NOON.plusSeconds(5), NOON.plusSeconds(6));

        PartitionLag lag = read("never-started", wire);

        assertThat(lag.committed()).isEmpty();
        assertThat(lag.offsets()).isEqualTo(2);
        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void abortedTransactionAtTheEndIsNoLag() throws Exception {
        TopicPartition wire = topic("wire.aborted");
        try (KafkaProducer<String, String> producer = transactional("aborts")) {
            producer.beginTransaction();
            producer.send(record(wire, NOON));
            producer.commitTransaction();
            producer.beginTransaction();
            for (int i = 0; i < 7; i++) {
                producer.send(record(wire, NOON.plusSeconds(i)));
            }
            producer.flush();
            producer.abortTransaction();
            awaitStableEnd(wire, 10);
        }
        // The group read the one good record and committed the offset behind it, as a plain consumer does.
        commit("reads-committed", wire, 1);

        PartitionLag lag = read("reads-committed", wire);

        assertThat(lag.end())
                .as("one record, its marker, seven aborted, their marker")
                .isEqualTo(10);
        assertThat(lag.offsets()).isZero();
        assertThat(lag.oldest()).isNull();
    }

    @Test
    void recordBehindAnAbortedTransactionIsTheOldest() throws Exception {
        TopicPartition wire = topic("wire.behind-aborted");
        try (KafkaProducer<String, String> producer = transactional("aborts-first")) {
            producer.beginTransaction();
            producer.send(record(wire, NOON));
            producer.flush();
            producer.abortTransaction();
            awaitStableEnd(wire, 2);
        }
        send(wire, NOON.plusSeconds(60));
        commit("first", wire, 0);

        PartitionLag lag = read("first", wire);

        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(60));
        assertThat(lag.offsets()).isEqualTo(1);
    }

    @Test
    void openTransactionHidesWhatIsBehindIt() throws Exception {
        TopicPartition wire = topic("wire.open");
        send(wire, NOON);
        try (KafkaProducer<String, String> producer = transactional("open")) {
            producer.beginTransaction();
            producer.send(record(wire, NOON.plusSeconds(1)));
            producer.flush();
            send(wire, NOON.plusSeconds(2));
            commit("waits", wire, 1);

            PartitionLag lag = read("waits", wire);

            assertThat(lag.end()).isEqualTo(1);
            assertThat(lag.held()).isEqualTo(2);
            assertThat(lag.oldest()).isNull();
            producer.abortTransaction();
        }
    }

    @Test
    void recordsThatRetentionTookBeforeTheyWereReadAreCounted() throws Exception {
        TopicPartition wire = topic("wire.expired");
        send(wire, NOON, NOON, NOON, NOON.plusSeconds(9));
        commit("slow", wire, 1);
        admin.deleteRecords(Map.of(wire, RecordsToDelete.beforeOffset(3))).all().get();

        PartitionLag lag = read("slow", wire);

        assertThat(lag.expired()).isEqualTo(2);
        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void partitionThatTheGroupHasNotCommittedIsReportedToo() throws Exception {
        admin.createTopics(List.of(new NewTopic("wire.two", 2, (short) 1)))
                .all()
                .get();
        TopicPartition first = new TopicPartition("wire.two", 0);
        TopicPartition second = new TopicPartition("wire.two", 1);
        awaitLeader(first);
        awaitLeader(second);
        send(first, NOON);
        send(second, NOON.plusSeconds(3));
        commit("one-of-two", first, 1);

        try (var reader = new LagReader(client())) {
            assertThat(reader.read("one-of-two", List.of("wire.two", "wire.no-such")))
                    .extracting(PartitionLag::oldest)
                    .containsExactly(null, NOON.plusSeconds(3));
        }
    }

    private static PartitionLag read(String group, TopicPartition wire) {
        try (var reader = new LagReader(client())) {
            List<PartitionLag> lags = reader.read(group, List.of(wire.topic()));
            assertThat(lags).hasSize(1);
            return lags.getFirst();
        }
    }

    private static TopicPartition topic(String name) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        var partition = new TopicPartition(name, 0);
        awaitLeader(partition);
        return partition;
    }

    /** The broker writes a transaction's marker after it has answered the producer. */
    private static void awaitStableEnd(TopicPartition partition, long end) throws Exception {
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        long stable = -1;
        while (stable < end) {
            stable = admin.listOffsets(Map.of(partition, OffsetSpec.latest()), committed)
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    private static void awaitLeader(TopicPartition partition) throws Exception {
        while (true) {
            try {
                admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get();
                return;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(RetriableException.class);
            }
        }
    }

    private static void commit(String group, TopicPartition partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static void send(TopicPartition partition, Instant... times) {
        try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            for (Instant time : times) {
                producer.send(record(partition, time));
            }
        }
    }

    private static ProducerRecord<String, String> record(TopicPartition partition, Instant time) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), time.toEpochMilli(), "key", "story");
    }

    private static KafkaProducer<String, String> transactional(String id) {
        Map<String, Object> settings = new HashMap<>(client());
        settings.put("transactional.id", id);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
