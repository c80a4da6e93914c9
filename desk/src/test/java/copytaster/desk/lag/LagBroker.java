package copytaster.desk.lag;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker on which groups are set where a test wants them. */
final class LagBroker implements AutoCloseable {

    private final EmbeddedKafka kafka;
    private final Admin admin;

    LagBroker(Path data) {
        kafka = new EmbeddedKafka(data, 0);
        kafka.start();
        admin = Admin.create(client());
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    Admin admin() {
        return admin;
    }

    /** A new topic of one partition, once it has a leader. */
    TopicPartition topic(String name, Map<String, String> config) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(config)))
                .all()
                .get();
        var partition = new TopicPartition(name, 0);
        awaitLeader(partition);
        return partition;
    }

    void awaitLeader(TopicPartition partition) throws InterruptedException {
        while (true) {
            try {
                admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get();
                return;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(RetriableException.class);
            }
        }
    }

    void commit(String group, TopicPartition partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    KafkaProducer<String, String> transactional(String id) {
        Map<String, Object> settings = new HashMap<>(client());
        settings.put("transactional.id", id);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}
