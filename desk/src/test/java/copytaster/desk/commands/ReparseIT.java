package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.embedded.EmbeddedKafka;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.Ingest;
import copytaster.ingest.IngestSettings;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What ingest could not read, by both commands that a person has for it. */
@Timeout(120)
class ReparseIT {

    /** Its number stands where only a provider file can know. */
    private static final String UNNUMBERED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <nitf><head><title>Harbour bridge closed</title><meta name="serial" content="4711"/></head>
            <body><body.head><hedline><hl1>Harbour bridge closed</hl1></hedline></body.head>
            <body.content><p>The harbour bridge is closed until Friday.</p></body.content></body></nitf>
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private EmbeddedKafka broker;
    private KafkaSettings kafka;

    @BeforeEach
    void ingestWhatCannotBeRead() throws IOException {
        broker = new EmbeddedKafka(folder.resolve("kafka"), 0);
        broker.start();
        kafka = new KafkaSettings(broker.bootstrapServers(), "", 2, 1, 0, Map.of());
        Path coast = Files.createDirectories(folder.resolve("coast"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(coast.resolve("bridge.xml"), UNNUMBERED);
        Files.writeString(other.resolve("broken.xml"), "<nitf>\u001b[2J<broken");
        Files.createDirectories(folder.resolve("providers"));
        var feeds = Map.of("coast", feed(coast), "other", feed(other));
        try (var ingest = new Ingest(new IngestSettings(feeds, null, null, false, null), kafka)) {
            ingest.start();
            await(() -> Files.exists(coast.resolve("rejected/bridge.xml"))
                    && Files.exists(other.resolve("rejected/broken.xml")));
        }
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void rejectedItemsAreListedAndGivenBack() throws IOException {
        assertThat(run(
                        new RejectedCommand(),
                        "--feed",
                        "coast",
                        "--out",
                        folder.resolve("back").toString()))
                .isZero();
        assertThat(out.toString()).contains("coast", "bridge.xml", "has no id", "<?xml version=\"1.0\"");
        try (Stream<Path> back = Files.list(folder.resolve("back"))) {
            assertThat(back).singleElement().satisfies(file -> {
                assertThat(file)
                        .hasContent(UNNUMBERED)
                        .hasFileName(file.getFileName().toString());
                assertThat(file.toString()).endsWith("-coast-bridge.xml");
            });
        }

        assertThat(run(new RejectedCommand(), "--json")).isZero();
        assertThat(lines()).hasSize(2).anySatisfy(line -> {
            assertThat(line.path("feed").asText()).isEqualTo("other");
            assertThat(line.path("reason").asText()).contains("not well-formed");
            assertThat(line.path("first").asText()).isEqualTo("<nitf>\\x1B[2J<broken");
            assertThat(line.path("bytes").asInt()).isEqualTo(17);
        });

        assertThat(run(new RejectedCommand(), "--limit", "1", "--since", "1h")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("#"))).hasSize(1);
        assertThat(err.toString()).contains("the newest 1 of 2");

        assertThat(run(new RejectedCommand(), "--since", "2999-01-01T00:00:00Z"))
                .isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void rejectedItemBecomesAStoryOnceItsProviderHasAFile() throws IOException {
        assertThat(run(new ReparseCommand())).isZero();
        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line.path("reasons"))
                .isNotEmpty());
        assertThat(stories()).isEmpty();

        Files.writeString(folder.resolve("providers/coast.yml"), """
                provider: coast
                home: NZ
                recognise: [{meta.serial: '^[0-9]+$'}]
                fields: {id: ['{meta.serial}']}
                """);
        assertThat(run(new ReparseCommand(), "--dry-run")).isZero();
        assertThat(err.toString()).contains("1 stories could be read; nothing was published");
        assertThat(stories()).isEmpty();
        assertThat(run(new ReparseCommand(), "--feed", "other")).isZero();
        assertThat(stories()).isEmpty();

        assertThat(run(new ReparseCommand())).isZero();

        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.path("stories")).singleElement().hasToString("\"coast/4711\"");
            assertThat(line.path("reasons")).isEmpty();
        });
        ConsumerRecord<String, RawStory> published = stories().getFirst();
        assertThat(published.key()).isEqualTo("coast/4711");
        assertThat(published.partition()).isEqualTo(1);
        assertThat(WireHeaders.text(published.headers(), WireHeaders.FEED)).contains("coast");
        assertThat(WireHeaders.text(published.headers(), WireHeaders.TRACE)).isPresent();
        assertThat(published.value().getHome()).isEqualTo("NZ");
        assertThat(published.value().getContract().getRetentionDays()).isEqualTo(30);
        assertThat(StandardCharsets.UTF_8
                        .decode(published.value().getOriginal())
                        .toString())
                .isEqualTo(UNNUMBERED);

        assertThat(run(new ReparseCommand())).isZero();
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("feed").asText()).isEqualTo("other"));
        assertThat(stories()).hasSize(1);
    }

    @Test
    void feedThatIsConfiguredNoLongerKeepsItsItemsOnTheTopic() throws IOException {
        Files.writeString(
                folder.resolve("copytaster.yml"),
                "kafka: { bootstrapServers: \"" + broker.bootstrapServers() + "\" }\n");

        assertThat(execute(new ReparseCommand())).isZero();

        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(
                        line.path("reasons").path(0).asText())
                .contains("in the configuration"));
        assertThat(stories()).isEmpty();
    }

    private static FeedSettings feed(Path folder) {
        return FeedSettings.ofDirectory(null, folder.toString(), null).every(Duration.ofMillis(50));
    }

    private int run(Object command, String... arguments) throws IOException {
        Files.writeString(folder.resolve("copytaster.yml"), """
                kafka: { bootstrapServers: "%s", partitions: 2 }
                ingest: { providers: "%s" }
                feeds:
                  coast: { directory: "%s", wire: 1, retentionDays: 30 }
                  other: { directory: "%s" }
                """.formatted(
                        broker.bootstrapServers(),
                        folder.resolve("providers"),
                        folder.resolve("coast"),
                        folder.resolve("other")));
        return execute(command, arguments);
    }

    private int execute(Object command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(
                List.of("--config", folder.resolve("copytaster.yml").toString()));
        all.addAll(Arrays.asList(arguments));
        return new CommandLine(command)
                .setExecutionExceptionHandler(new ConsoleErrors())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }

    private List<ConsumerRecord<String, RawStory>> stories() {
        Topic<String, ?> raw = new Topics(kafka).wireRaw();
        var stories = new ArrayList<ConsumerRecord<String, RawStory>>();
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(), new StringDeserializer(), raw.value().deserializer())) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition(raw.name(), 0), new TopicPartition(raw.name(), 1));
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> stories.add(new ConsumerRecord<>(
                                message.topic(),
                                message.partition(),
                                message.offset(),
                                message.timestamp(),
                                message.timestampType(),
                                message.serializedKeySize(),
                                message.serializedValueSize(),
                                message.key(),
                                (RawStory) message.value(),
                                message.headers(),
                                message.leaderEpoch())));
            }
        }
        return stories;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
