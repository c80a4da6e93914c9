package copytaster.bench.pipeline;

import copytaster.bench.ReutersFile;
import copytaster.desk.account.Auditor;
import copytaster.desk.account.StoryAccount;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.Ingest;
import copytaster.ingest.IngestSettings;
import copytaster.ingest.ReadContext;
import copytaster.ingest.WireReader;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.Sink;
import copytaster.sink.SinkSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the Reuters stories through the whole pipeline on the embedded servers, one stage after the other, so that each
 * one's time is its own; accounts for every story; and measures beside each stage the least that Kafka and OpenSearch
 * themselves take for the same bytes, in the same run. Usage: {@code PipelineBench FOLDER}.
 */
public final class PipelineBench {

    private final Path folder;
    private final Path data;
    private final Report report = new Report();

    private PipelineBench(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: PipelineBench FOLDER, where stories.jsonl.gz lies");
        }
        Path data = Files.createTempDirectory("copytaster-bench");
        boolean balanced;
        try {
            balanced = new PipelineBench(Path.of(args[0]), data).run();
        } finally {
            remove(data);
        }
        System.exit(balanced ? 0 : 1);
    }

    private boolean run() throws IOException {
        byte[] wire = ReutersFile.stories(folder).stream()
                .map(ReutersFile::ninjs)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        WireReader reader = WireReader.standard();
        int stories = report.time("read the ninjs lines, in memory", () -> reader.read(
                        wire, new ReadContext("reuters", "stories.jsonl", "reuters", ""))
                .size());
        report.stories(stories);
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0);
                var index = new EmbeddedOpenSearch(data.resolve("opensearch"), 0)) {
            broker.start();
            index.start();
            var kafka = new KafkaSettings(broker.bootstrapServers(), null, 0, 0, 36_500, Map.of());
            return stages(wire, reader, kafka, index.url());
        }
    }

    private boolean stages(byte[] wire, WireReader reader, KafkaSettings kafka, String index) throws IOException {
        var topics = new Topics(kafka);
        var limits = new Limits(kafka, report);
        EnrichSettings enrichSettings =
                new EnrichSettings(null, data.resolve("enrich"), null, 0, null, 0, null, null, 0, 0, null);
        SinkSettings sinkSettings = SinkSettings.of(OpenSearchSettings.at(index));
        var progress = new GroupProgress(kafka);

        ingest(wire, kafka);
        limits.produce(topics.wireRaw());

        try (var enrich = new Enrich(enrichSettings, kafka)) {
            enrich.start();
            report.time(
                    "enrich: wire.raw to wire.enriched",
                    () -> progress.await(
                            enrichSettings.applicationId(), topics.wireRaw().name()));
        }
        limits.passThrough(topics.wireRaw(), data.resolve("pass-through"));

        var auditor = new Auditor(
                data.resolve("wires"),
                reader,
                kafka,
                enrichSettings,
                URI.create(index),
                sinkSettings.opensearch().stories());
        StoryAccount account;
        try (var sink = new Sink(sinkSettings, kafka)) {
            sink.start();
            report.time(
                    "sink: wire.enriched to searchable",
                    () -> progress.await(
                            sinkSettings.groupId(kafka), topics.wireEnriched().name()));
            account = auditor.settled();
        }
        limits.bulk(index, topics.wireEnriched());
        report.print();
        account.lines().forEach(System.out::println);
        return account.balances();
    }

    private void ingest(byte[] wire, KafkaSettings kafka) throws IOException {
        Path feed = Files.createDirectories(data.resolve("wires").resolve("reuters"));
        Path beside = Files.write(data.resolve("stories.jsonl"), wire);
        var settings =
                FeedSettings.ofDirectory("reuters", feed.toString(), null).every(Duration.ofMillis(10));
        try (var ingest = new Ingest(new IngestSettings(Map.of("reuters", settings), null, null, false, null), kafka)) {
            ingest.start();
            Files.move(beside, feed.resolve("stories.jsonl"));
            report.time("ingest: file to wire.raw", () -> {
                while (!Files.exists(feed.resolve("done").resolve("stories.jsonl"))) {
                    Thread.onSpinWait();
                    GroupProgress.pause();
                }
                return 0;
            });
        }
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
