package copytaster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedKafkaIT {

    private static final TopicPartition WIRE = new TopicPartition("wire", 0);

    @TempDir
    Path data;

    @Test
    void secondStartOnTheSameFolderGoesOnWithItsRecords() throws Exception {
        try (EmbeddedKafka kafka = new EmbeddedKafka(data, 0)) {
            kafka.start();
            try (Admin admin = admin(kafka)) {
                admin.createTopics(Set.of(new NewTopic("wire", 1, (short) 1)))
                        .all()
                        .get();
                while (!listed(admin)) {
                    Thread.onSpinWait();
                }
            }
            publishInTransaction(kafka, "first");
        }
        try (EmbeddedKafka kafka = new EmbeddedKafka(data, 0)) {
            kafka.start();
            publishInTransaction(kafka, "second");
            assertThat(read(kafka, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void aFreshBrokerHasTheFeaturesThatExactlyOnceNeedsAndCreatesNoTopicByItself() throws Exception {
        try (EmbeddedKafka kafka = new EmbeddedKafka(data, 0)) {
            kafka.start();
            try (Admin admin = admin(kafka)) {
                var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
                assertThat(features.get("transaction.version").maxVersionLevel())
                        .isGreaterThanOrEqualTo((short) 2);
                assertThat(admin.listTopics().names().get()).isEmpty();
            }
        }
    }

    @Test
    void portInUseIsSaidInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedKafka kafka = new EmbeddedKafka(data, taken.getLocalPort())) {
            assertThatThrownBy(kafka::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use, so the Kafka broker cannot "
                            + "start: stop the program that uses it, or choose another port.");
        }
    }

    @Test
    void folderInUseIsSaidInOneSentence() {
        try (EmbeddedKafka first = new EmbeddedKafka(data, 0);
                EmbeddedKafka second = new EmbeddedKafka(data, 0)) {
            first.start();
            assertThatThrownBy(second::start)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("in use by another Kafka broker");
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static boolean listed(Admin admin) throws InterruptedException {
        try {
            admin.listOffsets(Map.of(WIRE, OffsetSpec.latest())).all().get();
            return true;
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private static void publishInTransaction(EmbeddedKafka kafka, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("wire", value));
            producer.commitTransaction();
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(WIRE));
            consumer.seekToBeginning(List.of(WIRE));
            while (values.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
