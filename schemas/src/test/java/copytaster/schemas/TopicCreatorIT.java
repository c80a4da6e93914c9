package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Topics and schemas on a real broker. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TopicCreatorIT {

    @TempDir
    static Path data;

    private static EmbeddedKafka broker;

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafka(data, 0);
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Settings of a house of its own, so that no test meets another's topics. */
    private static KafkaSettings house(String prefix, int partitions) {
        return new KafkaSettings(broker.bootstrapServers(), prefix, partitions, 0, 0, Map.of());
    }

    private static List<String> create(KafkaSettings house) {
        return new TopicCreator(house.client()).create(new Topics(house).all());
    }

    @Test
    void everyTopicIsThereAsItIsDescribed() throws Exception {
        KafkaSettings house = house("described.", 2);
        create(house);

        try (Admin admin = Admin.create(house.client())) {
            for (Topic<?, ?> topic : new Topics(house).all()) {
                var described = admin.describeTopics(List.of(topic.name()))
                        .allTopicNames()
                        .get()
                        .get(topic.name());
                assertThat(described.partitions()).as(topic.name()).hasSize(topic.partitions());
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                var config =
                        admin.describeConfigs(List.of(resource)).all().get().get(resource);
                topic.config()
                        .forEach((key, value) -> assertThat(config.get(key).value())
                                .as("%s of %s", key, topic.name())
                                .isEqualTo(value));
            }
        }
    }

    @Test
    void producerMayComeAtOnce() throws Exception {
        KafkaSettings house = house("at-once.", 1);
        create(house);

        try (var producer = new KafkaProducer<>(house.producer(), new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>("at-once.wire.raw", "key", "value"))
                            .get()
                            .offset())
                    .isZero();
        }
    }

    @Test
    void onlyWhatIsMissingIsCreated() {
        KafkaSettings house = house("twice.", 1);

        assertThat(create(house)).hasSize(new Topics(house).all().size()).contains("twice.wire.raw");
        assertThat(create(house)).isEmpty();
        assertThat(new TopicCreator(house.client()).create(List.of(new Topics(house).desk("sea"))))
                .containsExactly("twice.desk.sea");
    }

    @Test
    void topicThatCannotBeIsNamed() {
        var house = new KafkaSettings(broker.bootstrapServers(), "copies.", 1, 3, 0, Map.of());

        assertThatThrownBy(() -> create(house))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copies.wire.raw")
                .hasMessageContaining("replication");
    }

    @Test
    void readerMeetsEverySchemaThatAWriterPublished() {
        KafkaSettings house = house("published.", 1);
        create(house);
        new Topics(house).publishedSchemas().publish();
        new Topics(house).publishedSchemas().publish();

        assertThat(new Topics(house).publishedSchemas().get()).containsAll(SchemaDirectory.CURRENT);
    }

    @Test
    void recordOfTomorrowsWriterIsReadByTheSchemaItPublished() throws Exception {
        KafkaSettings house = house("tomorrow.", 1);
        create(house);
        Schema tomorrow = SchemaBuilder.record("copytaster.schemas.Tick")
                .fields()
                .name("number")
                .type()
                .longType()
                .longDefault(0)
                .requiredString("source")
                .endRecord();
        publish(house, "not-a-schema", "{ this is no schema");
        publish(house, "tomorrow", tomorrow.toString());
        long fingerprint = SchemaNormalization.parsingFingerprint64(tomorrow);

        assertThat(SchemaDirectory.asking(new Topics(house).publishedSchemas()).find(fingerprint))
                .hasValue(tomorrow);
    }

    private static void publish(KafkaSettings house, String key, String schema) throws Exception {
        String topic = new Topics(house).wireSchemas().name();
        try (var producer = new KafkaProducer<>(house.producer(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, schema)).get();
        }
    }
}
