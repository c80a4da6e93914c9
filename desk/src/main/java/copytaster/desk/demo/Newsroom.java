package copytaster.desk.demo;

import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.Ingest;
import copytaster.ingest.IngestSettings;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.Sink;
import copytaster.sink.SinkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything in one JVM: the broker, the index, and the three stages between them, on one folder of data. */
final class Newsroom implements AutoCloseable {

    static final List<String> FEEDS = List.of("efe", "afp", "yonhap", "nordpress");

    private static final int FOREVER_DAYS = 36_500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Path data;
    private final Clock clock;
    private final EmbeddedKafka broker;
    private final EmbeddedOpenSearch index;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /**
     * @param data holds the broker's, the index's and enrich's data, and the feeds' folders
     * @param clock dates what comes in
     */
    Newsroom(Path data, Clock clock, int kafkaPort, int openSearchPort) {
        this.data = data;
        this.clock = clock;
        this.broker = new EmbeddedKafka(data.resolve("kafka"), kafkaPort);
        this.index = new EmbeddedOpenSearch(data.resolve("opensearch"), openSearchPort);
    }

    /** Starts the broker and the index side by side. */
    void startServers() {
        var kafka = CompletableFuture.runAsync(broker::start);
        try {
            index.start();
            running.push(index);
        } finally {
            awaitBroker(kafka);
        }
    }

    /** Starts enrich and sink, then ingest. */
    void startStages() {
        run(new Enrich(enrichSettings(), kafka(), clock));
        run(new Sink(sinkSettings(), kafka()));
        run(new Ingest(ingestSettings(), kafka(), clock));
    }

    /** Starts one more part, to be closed with the others. */
    void run(Component part) {
        running.push(part);
        part.start();
    }

    Path wires() {
        return data.resolve("wires");
    }

    KafkaSettings kafka() {
        // The day that the samples tell is long over: nothing of it may be deleted for its age.
        return new KafkaSettings(broker.bootstrapServers(), null, 0, 0, FOREVER_DAYS, Map.of());
    }

    EnrichSettings enrichSettings() {
        return new EnrichSettings(
                null,
                data.resolve("enrich"),
                null,
                0,
                null,
                0,
                write("desks.yml", SampleDay.desks().getBytes()),
                null,
                0,
                0,
                null);
    }

    SinkSettings sinkSettings() {
        return SinkSettings.of(new OpenSearchSettings(
                List.of(index.url()), null, null, null, null, null, 0, null, Duration.ofMillis(200), null));
    }

    String indexUrl() {
        return index.url();
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part could not be closed", e);
            }
        }
    }

    private void awaitBroker(CompletableFuture<Void> kafka) {
        try {
            kafka.join();
            running.push(broker);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private IngestSettings ingestSettings() {
        var feeds = new LinkedHashMap<String, FeedSettings>();
        for (String feed : FEEDS) {
            feeds.put(feed, feed(feed));
        }
        return new IngestSettings(feeds, null, null, null, providers().toString());
    }

    /** A folder of agencies that the program does not know by itself. */
    Path providers() {
        return write("providers/nordpress.yml", SampleDay.nordpress()).getParent();
    }

    private FeedSettings feed(String name) {
        Path folder = wires().resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FeedSettings.ofDirectory(name, folder.toString(), null).every(LOOK_EVERY);
    }

    private Path write(String name, byte[] bytes) {
        try {
            Path file = data.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + data.resolve(name), e);
        }
    }
}
