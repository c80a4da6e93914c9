package copytaster.desk.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
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

    private static LagBroker broker;

    @BeforeAll
    static void start() {
        broker = new LagBroker(data);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void ageIsThatOfTheOldestUnreadRecord() throws Exception {
        TopicPartition wire = broker.topic("wire.behind", Map.of());
        send(wire, NOON, NOON.plusSeconds(10), NOON.plusSeconds(30));
        broker.commit("behind", wire, 1);

        PartitionLag lag = read("behind", wire);

        assertThat(lag.offsets()).isEqualTo(2);
        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(10));
        assertThat(lag.age(NOON.plusSeconds(100))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void groupThatHasReadAllOfAnIdleTopicIsNotBehind() throws Exception {
        TopicPartition wire = broker.topic("wire.idle", Map.of());
        send(wire, NOON, NOON);
        broker.commit("idle", wire, 2);

        assertThat(read("idle", wire))
                .isEqualTo(new PartitionLag("idle", wire.topic(), 0, OptionalLong.of(2), 2, 0, 0, null, 0, WEEK));
    }

    @Test
    void emptyTopicOfAGroupWithoutCommitsIsNotBehind() throws Exception {
        TopicPartition wire = broker.topic("wire.empty", Map.of());

        assertThat(read("nobody", wire))
                .isEqualTo(new PartitionLag("nobody", wire.topic(), 0, OptionalLong.empty(), 0, 0, 0, null, 0, WEEK));
    }

    @Test
    void groupWithoutCommitsIsBehindFromTheFirstRecordOn() throws Exception {
        TopicPartition wire = broker.topic("wire.unread", Map.of());
        send(wire, NOON.plusSeconds(5), NOON.plusSeconds(6));

        PartitionLag lag = read("never-started", wire);

        assertThat(lag.committed()).isEmpty();
        assertThat(lag.offsets()).isEqualTo(2);
        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void abortedTransactionAtTheEndIsNoLag() throws Exception {
        TopicPartition wire = broker.topic("wire.aborted", Map.of());
        try (KafkaProducer<String, String> producer = broker.transactional("aborts")) {
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
        broker.commit("reads-committed", wire, 1);

        PartitionLag lag = read("reads-committed", wire);

        assertThat(lag.end())
                .as("one record, its marker, seven aborted, their marker")
                .isEqualTo(10);
        assertThat(lag.offsets()).isZero();
        assertThat(lag.oldest()).isNull();
    }

    @Test
    void recordBehindAnAbortedTransactionIsTheOldest() throws Exception {
        TopicPartition wire = broker.topic("wire.behind-aborted", Map.of());
        try (KafkaProducer<String, String> producer = broker.transactional("aborts-first")) {
            producer.beginTransaction();
            producer.send(record(wire, NOON));
            producer.flush();
            producer.abortTransaction();
            awaitStableEnd(wire, 2);
        }
        send(wire, NOON.plusSeconds(60));
        broker.commit("first", wire, 0);

        PartitionLag lag = read("first", wire);

        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(60));
        assertThat(lag.offsets()).isEqualTo(1);
    }

    @Test
    void openTransactionHidesWhatIsBehindIt() throws Exception {
        TopicPartition wire = broker.topic("wire.open", Map.of());
        send(wire, NOON);
        try (KafkaProducer<String, String> producer = broker.transactional("open")) {
            producer.beginTransaction();
            producer.send(record(wire, NOON.plusSeconds(1)));
            producer.flush();
            send(wire, NOON.plusSeconds(2));
            broker.commit("waits", wire, 1);

            PartitionLag lag = read("waits", wire);

            assertThat(lag.end()).isEqualTo(1);
            assertThat(lag.held()).isEqualTo(2);
            assertThat(lag.oldest()).isNull();
            producer.abortTransaction();
        }
    }

    @Test
    void recordsThatRetentionTookBeforeTheyWereReadAreCounted() throws Exception {
        TopicPartition wire = broker.topic("wire.expired", Map.of());
        send(wire, NOON, NOON, NOON, NOON.plusSeconds(9));
        broker.commit("slow", wire, 1);
        broker.admin()
                .deleteRecords(Map.of(wire, RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        PartitionLag lag = read("slow", wire);

        assertThat(lag.expired()).isEqualTo(2);
        assertThat(lag.oldest()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void partitionThatTheGroupHasNotCommittedIsReportedToo() throws Exception {
        broker.admin()
                .createTopics(List.of(new NewTopic("wire.two", 2, (short) 1)))
                .all()
                .get();
        TopicPartition first = new TopicPartition("wire.two", 0);
        TopicPartition second = new TopicPartition("wire.two", 1);
        broker.awaitLeader(first);
        broker.awaitLeader(second);
        send(first, NOON);
        send(second, NOON.plusSeconds(3));
        broker.commit("one-of-two", first, 1);

        try (var reader = new LagReader(broker.client())) {
            assertThat(reader.read("one-of-two", List.of("wire.two", "wire.no-such")))
                    .extracting(PartitionLag::oldest)
                    .containsExactly(null, NOON.plusSeconds(3));
        }
    }

    private static PartitionLag read(String group, TopicPartition wire) {
        try (var reader = new LagReader(broker.client())) {
            List<PartitionLag> lags = reader.read(group, List.of(wire.topic()));
            assertThat(lags).hasSize(1);
            return lags.getFirst();
        }
    }

    /** The broker writes a transaction's marker after it has answered the producer. */
    private static void awaitStableEnd(TopicPartition partition, long end) throws Exception {
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        long stable = -1;
        while (stable < end) {
            stable = broker.admin()
                    .listOffsets(Map.of(partition, OffsetSpec.latest()), committed)
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    private static void send(TopicPartition partition, Instant... times) {
        try (var producer = new KafkaProducer<>(broker.client(), new StringSerializer(), new StringSerializer())) {
            for (Instant time : times) {
                producer.send(record(partition, time));
            }
        }
    }

    private static ProducerRecord<String, String> record(TopicPartition partition, Instant time) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), time.toEpochMilli(), "key", "story");
    }
}
