package copytaster.bench.replay;

import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.EnrichSettings;
import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.cluster.ClusterReplay;
import copytaster.replay.cluster.Pace;
import copytaster.replay.cluster.Recorder;
import copytaster.replay.cluster.Recording;
import copytaster.replay.cluster.Target;
import copytaster.replay.days.WireDay;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How fast a week of wires, 50,000 stories a day and a tick a second, is recorded and replayed, beside a bare producer and a
 * bare consumer on the same records and the same broker; and how well enrich finds what is one report on invented days.
 * Usage: {@code ReplayBench [DAYS]}, 7 by default.
 */
public final class ReplayBench {

    private static final int STORIES_A_DAY = 50_000;
    private static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
    private static final String TOPIC = "replay.wire.raw";

    private final Path data;
    private final Path week;
    private final KafkaSettings kafka;
    private long records;

    private ReplayBench(Path data, String bootstrapServers) {
        this.data = data;
        this.week = data.resolve("week.capture");
        this.kafka = new KafkaSettings(bootstrapServers, "replay.", 1, 1, 36_500, Map.of());
    }

    public static void main(String[] args) throws IOException {
        int days = args.length == 0 ? 7 : Integer.parseInt(args[0]);
        Path data = Files.createTempDirectory("copytaster-replay-bench");
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0)) {
            broker.start();
            new ReplayBench(data, broker.bootstrapServers()).run(days);
            judge();
        } finally {
            remove(data);
        }
        System.exit(0);
    }

    private void run(int days) throws IOException {
        double invented = seconds(() -> {
            var header = WireDay.with(1)
                    .stories(days * STORIES_A_DAY)
                    .over(Duration.ofDays(days))
                    .ticks(Duration.ofSeconds(1))
                    .write(week);
            records = header.records();
        });
        System.out.printf(
                "%d days, %,d stories, %,d records, %,d MB as a capture; invented and written in %.1f s%n",
                days, days * STORIES_A_DAY, records, Files.size(week) >> 20, invented);

        var bare = new BareClients(kafka, week);
        double produced = seconds(() -> bare.produce("bare", records));
        double replayed = seconds(() -> {
            try (var reader = new CaptureReader(week)) {
                var target = Target.ofItsOwn(kafka, reader.header(), Set.of());
                var unused = new ClusterReplay(target, Pace.MAX, null, false).run(week, false, () -> false, done -> {});
            }
        });
        row("replayed into a cluster", replayed, "a bare producer", produced);

        double consumed = seconds(() -> bare.consume(TOPIC));
        double recorded = seconds(() -> {
            var unused = new Recorder(kafka, new Recording(List.of(TOPIC), null, null, false, Duration.ZERO))
                    .record(data.resolve("again.capture"), () -> false, done -> {});
        });
        row("recorded", recorded, "a bare consumer", consumed);

        double read = seconds(() -> {
            try (var reader = new CaptureReader(week)) {
                reader.forEachRemaining(record -> {});
            }
        });
        double tested = seconds(this::replayInTheTestTopology);
        row("replayed in the test topology", tested, "reading the capture", read);
        System.out.printf("  %,.0f stories/s of one thread%n", days * STORIES_A_DAY / tested);
    }

    private void replayInTheTestTopology() {
        try (var reader = new CaptureReader(week);
                var run = VirtualRun.of(week, EnrichSettings.defaults(), reader.header())) {
            while (reader.hasNext()) {
                var unused = run.put(reader.next());
                if (Boolean.getBoolean("copytaster.terminal")) {
                    System.err.printf("\rreplaying %.0f %%", 100 * reader.progress());
                }
            }
        }
    }

    private static void judge() {
        for (long seed = 1; seed <= 3; seed++) {
            WireDay day = WireDay.with(seed);
            var last = new HashMap<String, EnrichedStory>();
            try (var run = new VirtualRun(EnrichSettings.defaults(), TOPICS, StateKept.IN_MEMORY)) {
                long[] offset = new long[1];
                day.deliveries().forEach(delivery -> run.put(delivery.record(offset[0]++)).stream()
                        .filter(record -> record.getTopic().equals("wire.enriched"))
                        .map(ReplayBench::story)
                        .filter(Objects::nonNull)
                        .forEach(story -> last.put(story.getKey(), story)));
            }
            System.out.printf("invented day, seed %d: %s%n", seed, day.truth().score(last.values()));
        }
    }

    private static EnrichedStory story(CapturedRecord record) {
        return TOPICS.wireEnriched().value().deserializer().deserialize(record.getTopic(), Records.value(record));
    }

    private void row(String what, double took, String beside, double other) {
        System.out.printf(
                "%s in %.1f s (%,.0f records/s), %s in %.1f s: %.2f times as long%n",
                what, took, records / took, beside, other, took / other);
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
