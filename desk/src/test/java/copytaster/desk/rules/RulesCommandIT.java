package copytaster.desk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.commands.ConsoleErrors;
import copytaster.desk.learn.LearnCommand;
import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Subject;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** An editor's rules and a learned model reach a running enrich by the commands. */
@Timeout(180)
class RulesCommandIT {

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
        kafka = new KafkaSettings(broker.bootstrapServers(), "", 1, 1, 0, Map.of());
        Files.writeString(
                folder.resolve("copytaster.yml"),
                "kafka: { bootstrapServers: \"" + broker.bootstrapServers() + "\", partitions: 1 }\n");
        enrich = new Enrich(EnrichSettings.defaults().in(folder.resolve("state")), kafka);
        enrich.start();
    }

    @AfterEach
    void stop() {
        enrich.close();
        broker.close();
    }

    @Test
    void publishedRulesAreInForceFromTheirPlaceOnTheWire() throws Exception {
        String rules = Files.writeString(
                        folder.resolve("rules.yml"), "desks:\n  sea: { topic: true, headline: [ferry] }\n")
                .toString();
        assertThat(run(new RulesCommand(), "show")).isEqualTo(1);
        assertThat(err.toString()).contains("no rules are in force");
        send("before", "Ferry on time");
        await(story -> story.getKey().equals("dpa/before"));

        assertThat(run(new RulesCommand(), "publish", rules)).isZero();
        assertThat(out.toString()).contains("\"desks\":[\"sea\"]", "\"wires\":1");
        send("after", "Ferry late");

        assertThat(await(story -> story.getKey().equals("dpa/after")).getDesks())
                .containsExactly("sea");
        assertThat(run(new RulesCommand(), "show")).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(Path.of(rules)));
        String others = Files.writeString(folder.resolve("others.yml"), "desks:\n  land: { headline: [ferry] }\n")
                .toString();
        assertThat(run(new RulesCommand(), "try", others, "--against", "wire.raw"))
                .isZero();
        assertThat(out.toString().lines())
                .as("compared with the rules in force")
                .hasSize(2)
                .allMatch(line -> line.contains("\"desksBefore\":[\"sea\"],\"desksAfter\":[\"land\"]"));

        String bad = Files.writeString(folder.resolve("bad.yml"), "desks:\n  sea: { colour: [blue] }\n")
                .toString();
        assertThat(run(new RulesCommand(), "publish", bad)).isEqualTo(1);
        assertThat(err.toString()).contains("bad.yml: line 2");
        assertThat(run(new RulesCommand(), "show")).isZero();
    }

    @Test
    void aModelLearnedFromTheWireTagsWhatComesAfterIt() throws Exception {
        for (int i = 0; i < 24; i++) {
            boolean even = i % 2 == 0;
            send(
                    "coded" + i,
                    (even ? "Zorblat match " : "Quimpel gostel ") + i,
                    Subject.newBuilder()
                            .setScheme("subj")
                            .setCode(even ? "15000000" : "17000000")
                            .build());
        }

        assertThat(run(new LearnCommand(), "wire.raw", "--publish")).isZero();
        assertThat(err.toString()).contains("24 to learn from", "published on wire.raw, 1 wires");
        send("later", "Quimpel gostel, quimpel, quimpel gostel");

        EnrichedStory tagged = await(story -> story.getKey().equals("dpa/later"));
        assertThat(tagged.getMediaTopics()).anySatisfy(tag -> {
            assertThat(tag.getId()).isEqualTo("medtop:17000000");
            assertThat(tag.getSource()).isEqualTo("model");
            assertThat(tag.getVersion()).matches("[0-9a-f]{12}");
            assertThat(tag.getEvidence()).isNotEmpty();
        });
    }

    private void send(String id, String headline, Subject... subjects) throws ExecutionException, InterruptedException {
        var raw = new Topics(kafka).wireRaw();
        Story story = Story.newBuilder()
                .setProvider("dpa")
                .setId(id)
                .setLanguage("en")
                .setHeadline(headline)
                .setBody(headline + ", they said in " + id + ".")
                .setSubjects(List.of(subjects))
                .build();
        var delivery = RawStory.newBuilder()
                .setStory(story)
                .setFormat("test")
                .setContract(Contract.newBuilder().setLearn(true).build())
                .setOriginal(ByteBuffer.allocate(0))
                .build();
        try (var producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), raw.value().serializer())) {
            producer.send(new ProducerRecord<>(raw.name(), 0, StoryKey.of(story), delivery))
                    .get();
        }
    }

    private EnrichedStory await(Predicate<EnrichedStory> wanted) {
        var enriched = new Topics(kafka).wireEnriched();
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(),
                enriched.key().deserializer(),
                enriched.value().deserializer())) {
            var wire = new TopicPartition(enriched.name(), 0);
            consumer.assign(List.of(wire));
            consumer.seekToBeginning(List.of(wire));
            while (true) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(record.value())) {
                        return record.value();
                    }
                }
            }
        }
    }

    private int run(Object command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var line = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new ConsoleErrors());
        String[] configured = new String[arguments.length + 2];
        configured[0] = "--config";
        configured[1] = folder.resolve("copytaster.yml").toString();
        System.arraycopy(arguments, 0, configured, 2, arguments.length);
        return line.execute(configured);
    }
}
