package copytaster.desk.dead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.commands.ConsoleErrors;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/** A house on a real broker, whose dead letters are looked after from the command line. */
final class DeadHouse {

    final KafkaSettings kafka;
    final Topics topics;
    private final Path config;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    DeadHouse(KafkaSettings kafka, Path folder, String more) throws IOException {
        this.kafka = kafka;
        this.topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
        topics.publishedSchemas().publish();
        this.config = Files.writeString(folder.resolve("copytaster.yml"), """
                kafka: { bootstrapServers: "%s", topicPrefix: "%s", partitions: %d }
                %s
                """.formatted(
                        kafka.bootstrapServers(), kafka.topicPrefix(), kafka.partitions(), more));
    }

    /** Runs a subcommand of "dead" and returns how it ended. */
    int run(String subcommand, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of(subcommand, "--config", config.toString()));
        all.addAll(Arrays.asList(arguments));
        return new CommandLine(new DeadCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new ConsoleErrors())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<JsonNode> lines() {
        try {
            var lines = new ArrayList<JsonNode>();
            for (String line : out.toString().lines().toList()) {
                lines.add(new JsonMapper().readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError(out.toString(), e);
        }
    }

    /** What "dead list --each" has, once there are so many. */
    List<JsonNode> letters(int count) {
        await(() -> run("list", "--each", "--json") == 0 && lines().size() >= count);
        return lines();
    }

    void send(Topic<?, ?> topic, int partition, String key, byte[] value) throws Exception {
        var record = new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value);
        WireHeaders.put(record.headers(), WireHeaders.FEED, "coast");
        WireHeaders.put(record.headers(), WireHeaders.TRACE, "trace-1");
        try (var producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(record).get();
        }
    }

    /** Everything that is committed on a topic, partition by partition. */
    List<ConsumerRecord<byte[], byte[]>> committed(Topic<?, ?> topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (int i = 0; i < topic.partitions(); i++) {
                var partition = new TopicPartition(topic.name(), i);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                }
            }
        }
        return records;
    }

    /** A schema that this release does not know: its own, and a text at the end. */
    static Schema ofTomorrow(Schema today) {
        var fields = new ArrayList<>(today.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field("mood", Schema.create(Schema.Type.STRING), "", ""));
        return Schema.createRecord(today.getName(), today.getDoc(), today.getNamespace(), false, fields);
    }

    /** The same record as a release writes it that knows the other schema. */
    byte[] ofTomorrow(SpecificRecord record) {
        byte[] today = serialised(record);
        byte[] mood = {8, 'c', 'a', 'l', 'm'};
        byte[] tomorrow = Arrays.copyOf(today, today.length + mood.length);
        System.arraycopy(mood, 0, tomorrow, today.length, mood.length);
        ByteBuffer.wrap(tomorrow)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(2, SchemaNormalization.parsingFingerprint64(ofTomorrow(record.getSchema())));
        return tomorrow;
    }

    byte[] serialised(SpecificRecord record) {
        return record instanceof EnrichedStory story
                ? topics.wireEnriched().value().serializer().serialize("", story)
                : topics.wireRaw().value().serializer().serialize("", record);
    }

    /** Asks until it is so; the test's own time-out ends a wait that has no end. */
    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted while waiting");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
