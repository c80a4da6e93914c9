package copytaster.desk.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.commands.ConsoleErrors;
import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A person judges a pair by the command, and enrich follows. */
@Timeout(180)
class ReviewIT {

    /** Two wires: what is judged must reach the second. */
    private static final int WIRE = 1;

    private static final String NOTICE = """
            A ferry with %s passengers on board ran aground off the island of %s early on %s, and the coast guard of %s \
            sent %s boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at %s, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from %s by noon with two divers and a surveyor of the insurer.""";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private EmbeddedKafka broker;
    private KafkaSettings kafka;
    private Enrich enrich;

    @BeforeEach
    void start() throws IOException {
        broker = new EmbeddedKafka(folder.resolve("kafka"), 0);
        broker.start();
        kafka = new KafkaSettings(broker.bootstrapServers(), "", 2, 1, 0, Map.of());
        Files.writeString(
                folder.resolve("copytaster.yml"),
                "kafka: { bootstrapServers: \"" + broker.bootstrapServers() + "\", partitions: 2 }\n");
        enrich = new Enrich(
                new EnrichSettings("review", folder.resolve("state"), null, 0, null, 0, null, null, 0, 0, null), kafka);
        enrich.start();
    }

    @AfterEach
    void stop() {
        enrich.close();
        broker.close();
    }

    @Test
    void pairInDoubtIsListedJudgedAndFollowed() throws Exception {
        send("afp", "a", NOTICE.formatted("214", "Marettimo", "Friday", "Trapani", "four", "05:20", "Palermo"));
        send("efe", "b", NOTICE.formatted("96", "Hiiumaa", "Tuesday", "Tallinn", "seven", "14:45", "Haapsalu"));
        await(story -> story.getKey().equals("efe/b"));

        assertThat(run("--json")).isZero();
        JsonNode pair = new JsonMapper().readTree(out.toString());
        assertThat(pair.at("/earlier/key").asText()).isEqualTo("afp/a");
        assertThat(pair.at("/story/key").asText()).isEqualTo("efe/b");
        assertThat(pair.path("evidence").asText()).isNotEmpty();
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("afp/a", "efe/b", "Marettimo", "Hiiumaa");
        assertThat(run("--since", "2999-01-01T00:00:00Z")).isZero();
        assertThat(out.toString()).isEmpty();

        assertThat(run("same", "afp/a", "efe/none")).isEqualTo(1);
        assertThat(err.toString()).contains("no story efe/none");

        assertThat(run("same", "afp/a", "efe/b", "--by", "Ana", "--note", "one accident"))
                .isZero();
        assertThat(err.toString()).contains("wire [1]", "become one");
        EnrichedStory merged = await(story -> story.getEvent() == Event.MERGED);
        assertThat(merged.getKey()).isEqualTo("efe/b");
        assertThat(merged.getVerdict().getClusterId()).isEqualTo("afp/a");
        assertThat(run("--json")).isZero();
        assertThat(out.toString()).isEmpty();

        assertThat(run("different", "afp/a", "efe/b")).isZero();
        EnrichedStory parted = await(story -> story.getEvent() == Event.SEPARATED);
        assertThat(parted.getVerdict().getClusterId()).isEqualTo("efe/b");
        assertThat(parted.getFormerCluster()).isEqualTo("afp/a");
    }

    private void send(String provider, String id, String body) throws ExecutionException, InterruptedException {
        var raw = new Topics(kafka).wireRaw();
        Story story = Story.newBuilder()
                .setProvider(provider)
                .setId(id)
                .setLanguage("en")
                .setHeadline("Ferry aground")
                .setBody(body)
                .build();
        var delivery = RawStory.newBuilder()
                .setStory(story)
                .setFormat("test")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.allocate(0))
                .build();
        try (var producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), raw.value().serializer())) {
            producer.send(new ProducerRecord<>(raw.name(), WIRE, StoryKey.of(story), delivery))
                    .get();
        }
    }

    /** The first emission of this sort, once it is committed. */
    private EnrichedStory await(Predicate<EnrichedStory> wanted) {
        var enriched = new Topics(kafka).wireEnriched();
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(),
                enriched.key().deserializer(),
                enriched.value().deserializer())) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition(enriched.name(), 0), new TopicPartition(enriched.name(), 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(message.value())) {
                        return message.value();
                    }
                }
            }
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(
                List.of("--config", folder.resolve("copytaster.yml").toString()));
        all.addAll(Arrays.asList(arguments));
        return new CommandLine(new ReviewCommand())
                .setExecutionExceptionHandler(new ConsoleErrors())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }
}
