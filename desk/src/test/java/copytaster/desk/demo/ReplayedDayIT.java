package copytaster.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.Main;
import copytaster.desk.account.Auditor;
import copytaster.desk.account.StoryAccount;
import copytaster.desk.crash.ThreeInstances;
import copytaster.enrich.EnrichSettings;
import copytaster.ingest.WireReader;
import copytaster.ingest.providers.Providers;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.cluster.Bound;
import copytaster.replay.cluster.ClusterReplay;
import copytaster.replay.cluster.Pace;
import copytaster.replay.cluster.Recorder;
import copytaster.replay.cluster.Recording;
import copytaster.replay.cluster.Target;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.stories.StoryDiff;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.KafkaSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo's day, recorded while it runs, replays to the same enriched stories byte for byte, wherever it is replayed. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ReplayedDayIT {

    /** The day, and the evening before, in some eight seconds. */
    private static final Pace PACE = new Pace(15_000);

    @TempDir
    static Path folder;

    private static Newsroom newsroom;
    private static Path capture;

    @BeforeAll
    static void recordTheRunningDemo() {
        List<SampleDay.Wire> day = SampleDay.wires();
        var clock = new StoryClock(day.getFirst().sent());
        newsroom = new Newsroom(folder.resolve("demo"), clock, 0, 0);
        newsroom.startServers();
        newsroom.startStages();
        new Courier(newsroom.wires(), clock).deliver(day);
        StoryAccount account = new Auditor(
                        newsroom.wires(),
                        new WireReader(Providers.with(newsroom.providers())),
                        newsroom.kafka(),
                        newsroom.enrichSettings(),
                        URI.create(newsroom.indexUrl()),
                        newsroom.sinkSettings().opensearch().stories())
                .settled();
        assertThat(account.balances()).as(account::toString).isTrue();
        capture = folder.resolve("day.capture");
        new Recorder(
                        newsroom.kafka(),
                        new Recording(List.of("wire.raw", "wire.enriched"), null, null, false, Duration.ZERO))
                .record(capture, () -> false, done -> {});
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void replaysByteForByteInTheTestTopology() {
        var told = new ArrayList<CapturedRecord>();
        try (var reader = new CaptureReader(capture);
                var run = new VirtualRun(EnrichSettings.defaults(), reader.header())) {
            run.run(reader, told::add);
        }

        assertThat(stories(told)).hasSizeGreaterThan(80).isEqualTo(stories(records(capture)));
    }

    @Test
    void afternoonWithItsLeadInReplaysAsItWasInTheWholeDay() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Path afternoon = folder.resolve("afternoon.capture");
        new Recorder(
                        newsroom.kafka(),
                        new Recording(
                                List.of("wire.raw", "wire.enriched"),
                                new Bound.Time(noon),
                                null,
                                false,
                                EnrichSettings.defaults().window()))
                .record(afternoon, () -> false, done -> {});
        var told = new ArrayList<CapturedRecord>();
        try (var reader = new CaptureReader(afternoon);
                var run = new VirtualRun(EnrichSettings.defaults(), reader.header())) {
            assertThat(reader.header().leadIn()).isGreaterThan(40);
            run.run(reader, told::add);
        }

        assertThat(stories(since(noon, told)))
                .hasSizeGreaterThan(20)
                .isEqualTo(stories(since(noon, records(capture))))
                .isEqualTo(stories(records(afternoon)));
    }

    @Test
    void replaysByteForByteOnThreeInstancesOfWhichTheWorkingOneIsKilled() throws Exception {
        var kafka = new KafkaSettings(newsroom.kafka().bootstrapServers(), "replay.", 1, 1, 100_000, Map.of());
        Target target;
        try (var reader = new CaptureReader(capture)) {
            target = Target.ofItsOwn(kafka, reader.header(), Set.of("wire.raw"));
        }
        try (var instances = new ThreeInstances(kafka, folder.resolve("instances"))) {
            var playing = CompletableFuture.supplyAsync(
                    () -> new ClusterReplay(target, PACE, null, false).run(capture, false, () -> false, done -> {}));
            instances.startWhenTheWireIsThere();
            instances.killTheOneAtWorkAfter(20);
            assertThat(playing.get().stopped()).isFalse();
            instances.awaitRest();
        }
        Path again = folder.resolve("cluster.capture");
        new Recorder(kafka, new Recording(List.of("replay.wire.enriched"), null, null, false, Duration.ZERO))
                .record(again, () -> false, done -> {});

        assertThat(stories(records(again))).isEqualTo(stories(records(capture)));
        assertThat(StoryDiff.of(book(capture).stories(), book(again).stories()).summary())
                .isEqualTo("70 stories compared: none came out differently");
    }

    @Test
    void commandsSayTheSame() {
        Path again = folder.resolve("again.capture");

        assertThat(run("replay", "--out", again.toString(), capture.toString()).exit)
                .isZero();
        assertThat(run("diff", "--exit-code", capture.toString(), again.toString()).exit)
                .isZero();
        assertThat(run("capture", "show", again.toString()).exit).isZero();
        assertThat(run("replay", "--out", again.toString(), capture.toString()).exit)
                .as("no capture is written over another")
                .isEqualTo(1);
    }

    @Test
    void traceShowsOneStorysWay() throws Exception {
        Path config = Files.writeString(
                folder.resolve("copytaster.yml"),
                "kafka: {bootstrapServers: \"%s\"}\nopensearch: {urls: [\"%s\"]}\n"
                        .formatted(newsroom.kafka().bootstrapServers(), newsroom.indexUrl()));

        Said way = run("trace", "--json", "--config", config.toString(), "efe/41229977");
        Said nothing = run("trace", "--config", config.toString(), "efe/no-such");

        assertThat(way.exit).isZero();
        assertThat(way.words.lines().map(line -> line.replaceAll(".*\"stage\":\"(\\w+)\".*", "$1")))
                .containsExactly("ingest", "raw", "enriched", "index");
        assertThat(way.words)
                .contains("taken from feed efe", "wire.raw-0@", "wire.enriched-0@", "searchable, revision");
        assertThat(nothing).isEqualTo(new Said(1, ""));
    }

    @Test
    void otherRulesAreTriedBeforeTheyCount() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yml"), "desks:\n  peru: { country: [PE] }\n");
        Path faulty = Files.writeString(folder.resolve("faulty.yml"), "desks:\n  Peru: {}\n");

        Said whatIf = run("whatif", "--rules", rules.toString(), "--json", capture.toString());
        Said refused = run("whatif", "--rules", faulty.toString(), capture.toString());

        assertThat(whatIf.exit).isZero();
        assertThat(whatIf.words
                        .lines()
                        .filter(line -> line.contains("\"kind\":\"DESK_GAINED\",\"before\":\"\",\"after\":\"peru\"")))
                .hasSize(6)
                .allMatch(line -> line.contains("Per") || line.contains("Arequipa") || line.contains("Cusco"));
        assertThat(refused).isEqualTo(new Said(1, ""));
    }

    @Test
    void runningStoryIsCutOutAndToldTheSame() {
        Path one = folder.resolve("one.capture");
        String alert = "afp/urn:newsml:afp.com:20260101T000412Z:TX-PAR-KVZ11";

        assertThat(run("capture", "cut", "--story", alert, capture.toString(), one.toString()).exit)
                .isZero();
        assertThat(run("replay", one.toString()).words.lines())
                .hasSize(11)
                .first()
                .asString()
                .contains("\"relation\":\"NEW\"", alert);
    }

    /** What a command has written to standard output. */
    private record Said(int exit, String words) {}

    private static Said run(String... arguments) {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return new Said(Main.run(arguments), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private static StoryBook book(Path file) {
        try (var reader = new CaptureReader(file)) {
            return StoryBook.of(reader);
        }
    }

    private static List<CapturedRecord> since(Instant time, List<CapturedRecord> records) {
        return records.stream()
                .filter(record -> record.getTimestamp() >= time.toEpochMilli())
                .toList();
    }

    private static List<CapturedRecord> records(Path file) {
        var records = new ArrayList<CapturedRecord>();
        try (var reader = new CaptureReader(file)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    /** Time, key and value of each enriched story, every byte of it. */
    private static List<String> stories(List<CapturedRecord> records) {
        return records.stream()
                .filter(record -> record.getTopic().endsWith("wire.enriched"))
                .map(record ->
                        record.getTimestamp() + " " + text(Records.key(record)) + " " + text(Records.value(record)))
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "nothing" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
