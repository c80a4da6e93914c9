package copytaster.desk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.enrich.AccountReader;
import copytaster.enrich.EnrichSettings;
import copytaster.replay.guarantees.DeadLetter;
import copytaster.replay.guarantees.Evidence;
import copytaster.replay.guarantees.Guarantee;
import copytaster.replay.guarantees.Indexed;
import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Enrich and sink as processes of their own, killed with -9 at random moments while a wire comes in, on a real broker and
 * a real index. {@code -Dcopytaster.crash.seed} and {@code -Dcopytaster.crash.kills} repeat a run or make it longer; what
 * the processes said is in {@code target/crash}.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class CrashIT {

    private static final long SEED = Long.getLong("copytaster.crash.seed", 20_261_123L);
    private static final int KILLS = Integer.getInteger("copytaster.crash.kills", 12);
    private static final int LEAST_LINES = 3_000;
    private static final int LONGEST_DELAY_MILLIS = 2_500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path LOGS = Path.of("target", "crash");

    @TempDir
    private Path data;

    private final List<Crash> crashes = new ArrayList<>();
    private EmbeddedKafka kafkaServer;
    private EmbeddedOpenSearch openSearch;
    private KafkaSettings kafka;
    private Topics topics;
    private Broker broker;
    private Stage enrich;
    private Stage sink;

    @BeforeEach
    void startServersAndStages() throws IOException {
        kafkaServer = new EmbeddedKafka(data.resolve("kafka"), 0);
        kafkaServer.start();
        openSearch = new EmbeddedOpenSearch(data.resolve("opensearch"), 0);
        openSearch.start();
        kafka = KafkaSettings.at(kafkaServer.bootstrapServers());
        topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
        broker = new Broker(kafka);
        Path config = configuration();
        String enriching = EnrichSettings.defaults().applicationId();
        enrich = new Stage(
                "enrich",
                "enrich",
                config,
                log("enrich"),
                () -> broker.committed(enriching, topics.wireRaw().name()));
        sink = new Stage(
                "sink",
                "sink",
                config,
                log("sink"),
                () -> broker.committed(sinking(), topics.wireEnriched().name()));
        enrich.start();
        sink.start();
    }

    @AfterEach
    void stopAll() {
        Stream.of(enrich, sink, broker, openSearch, kafkaServer).forEach(CrashIT::closeQuietly);
    }

    @Test
    void stagesKilledAtRandomMomentsLoseNothingAndDoubleNothing() throws Exception {
        try {
            killAndCompare();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("With -Dcopytaster.crash.seed=" + SEED + ": " + failure.getMessage(), failure);
        }
    }

    private void killAndCompare() throws IOException, InterruptedException {
        var report = new ProofReport(SEED, crashes);
        Instant begin = Instant.now();
        try (var feeder = new Feeder(new GeneratedWire(SEED, begin), kafka)) {
            feeder.start();
            killAgainAndAgain(new Random(SEED));
            Await.until(() -> bothAtWork() && feeder.sent() >= LEAST_LINES, PATIENCE, () -> "a wire of " + LEAST_LINES);
            feeder.finish();
            awaitRest();
        }
        enrich.kill();
        sink.kill();

        Evidence evidence = evidence();
        int aborted =
                new TopicReader(kafka).everything(topics.wireEnriched().name()).size()
                        - evidence.enriched().size();
        var told = report.of(evidence, aborted, enrich, sink, Duration.between(begin, Instant.now()));
        System.out.println(told);

        var softly = new SoftAssertions();
        for (Guarantee guarantee : Takes.guarantees()) {
            softly.assertThat(guarantee.violations(evidence))
                    .as(guarantee.name())
                    .isEmpty();
        }
        softly.assertThat(crashes.stream().filter(Crash::insideTransaction).count())
                .as("kills inside an open transaction")
                .isGreaterThanOrEqualTo(KILLS / 7);
        softly.assertThat(aborted)
                .as("records of aborted transactions on wire.enriched")
                .isPositive();
        softly.assertAll();
    }

    private void killAgainAndAgain(Random random) throws InterruptedException {
        while (crashes.size() < KILLS) {
            Stage victim = random.nextBoolean() ? enrich : sink;
            boolean startingUp = !crashes.isEmpty() && random.nextInt(6) == 0;
            boolean insideTransaction = random.nextBoolean();
            var delay = Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS));
            if (!startingUp) {
                Await.until(
                        () -> bothAtWork() || victim.atWork(),
                        PATIENCE,
                        () -> "work of " + victim.name() + " after its start; its last words:\n" + victim.lastWords()
                                + "\n:");
            }
            Await.passing(delay, this::bothAtWork);
            if (insideTransaction && victim == enrich) {
                Await.within(
                        () -> broker.hasOpenTransaction(topics.wireEnriched().name()), delay);
            }
            boolean idle = !victim.atWork();
            victim.kill();
            boolean open = victim == enrich
                    && broker.hasOpenTransaction(topics.wireEnriched().name());
            crashes.add(new Crash(victim.name(), idle, open));
            victim.start();
        }
    }

    /** Asks both, so that neither's recovery is missed and an end of itself is found at once. */
    private boolean bothAtWork() {
        boolean enriching = enrich.atWork();
        boolean sinking = sink.atWork();
        return enriching && sinking;
    }

    private void awaitRest() {
        String raw = topics.wireRaw().name();
        String enriched = topics.wireEnriched().name();
        String enriching = EnrichSettings.defaults().applicationId();
        Await.until(
                () -> bothAtWork() && broker.committed(enriching, raw) == broker.committedEnd(raw),
                PATIENCE,
                () -> "the end of wire.raw for enrich");
        Await.until(
                () -> bothAtWork() && broker.committed(sinking(), enriched) == broker.committedEnd(enriched),
                PATIENCE,
                () -> "the end of wire.enriched for the sink");
    }

    private Evidence evidence() throws IOException, InterruptedException {
        var reader = new TopicReader(kafka);
        var index = new IndexReader(openSearch.url());
        OpenSearchSettings names = OpenSearchSettings.at(openSearch.url());
        Map<Integer, Account> accounts = new AccountReader(EnrichSettings.defaults(), kafka).read();
        assertThat(accounts).as("accounts").hasSize(1);
        return new Evidence(
                topics,
                EnrichSettings.defaults(),
                reader.committed(topics.wireRaw().name()),
                reader.committed(topics.wireEnriched().name()),
                reader.committed(topics.desk(CrashRules.DESK).name()),
                DeadLetter.all(reader.committed(topics.wireDead().name())),
                accounts,
                Optional.of(new Indexed(index.documents(names.stories()), index.documents(names.versions()))));
    }

    private String sinking() {
        return SinkSettings.of(OpenSearchSettings.at(openSearch.url())).groupId(kafka);
    }

    private Path configuration() throws IOException {
        Path rules = Files.writeString(data.resolve("desks.yml"), CrashRules.YAML);
        return Files.writeString(data.resolve("copytaster.yml"), """
                kafka:
                  bootstrapServers: %s
                opensearch:
                  urls: [%s]
                enrich:
                  stateDir: %s
                  rules: %s
                """.formatted(
                        kafkaServer.bootstrapServers(), openSearch.url(), data.resolve("enrich"), rules));
    }

    private static Path log(String name) throws IOException {
        Files.createDirectories(LOGS);
        Path log = LOGS.resolve(name + ".log");
        Files.deleteIfExists(log);
        return log;
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            System.err.println("could not be closed: " + e);
        }
    }
}
