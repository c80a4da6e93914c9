package copytaster.desk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.config.MetricsSettings;
import copytaster.embedded.EmbeddedKafka;
import copytaster.ingest.FeedCounters;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.Ingest;
import copytaster.ingest.IngestSettings;
import copytaster.schemas.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeedMetricsIT {

    private static final String STORY = """
            <nitf><head><docdata><doc-id id-string="%s"/></docdata></head><body><body.head><hedline><hl1>Bridge closed</hl1>
            </hedline></body.head><body.content><p>The bridge is closed.</p></body.content></body></nitf>
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsScrapedIsWhatTheFeedCounted() throws IOException, InterruptedException {
        Path wires = Files.createDirectories(folder.resolve("wires"));
        Instant before = Instant.now().minusMillis(1);
        try (var broker = new EmbeddedKafka(folder.resolve("kafka"), 0)) {
            broker.start();
            var feed = FeedSettings.ofDirectory(null, wires.toString(), null).every(Duration.ofMillis(50));
            var lost = FeedSettings.ofDirectory(
                            null, folder.resolve("not-there").toString(), null)
                    .every(Duration.ofMillis(50));
            var settings = new IngestSettings(Map.of("coast", feed, "lost", lost), null, null, false, null);
            try (var ingest = new Ingest(settings, KafkaSettings.at(broker.bootstrapServers()));
                    var monitor = new Monitor("ingest", new MetricsSettings(null, 0), ingest::check)) {
                monitor.start();
                ingest.start();
                ingest.bindTo(monitor.registry());
                Files.writeString(wires.resolve("one.xml"), STORY.formatted("1"));
                Files.writeString(wires.resolve("two.xml"), STORY.formatted("2"));
                Files.writeString(wires.resolve("bad.xml"), "<nitf><broken");
                Files.write(
                        wires.resolve("picture.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
                while (ingest.counts().get("coast").received() < 4
                        || ingest.counts().get("lost").failures() == 0) {
                    LockSupport.parkNanos(20_000_000);
                }

                Map<String, Double> scraped = scrape(monitor);

                FeedCounters.Counts counts = ingest.counts().get("coast");
                assertThat(scraped)
                        .containsEntry("ingest_feed_deliveries_total{feed=\"coast\"}", 4.0)
                        .containsEntry("ingest_feed_received_total{feed=\"coast\"}", 4.0)
                        .containsEntry("ingest_feed_published_total{feed=\"coast\"}", 2.0)
                        .containsEntry("ingest_feed_rejected_total{feed=\"coast\"}", 1.0)
                        .containsEntry("ingest_feed_set_aside_total{feed=\"coast\"}", 1.0)
                        .containsEntry("ingest_feed_unchanged_total{feed=\"coast\"}", 0.0)
                        .containsEntry("ingest_feed_bytes_total{feed=\"coast\"}", (double) counts.bytes())
                        .containsEntry("ingest_feed_errors_total{cause=\"file\",feed=\"coast\"}", 0.0)
                        .containsEntry("ingest_feed_published_total{feed=\"lost\"}", 0.0)
                        .containsEntry("ingest_feed_last_story_timestamp_seconds{feed=\"lost\"}", 0.0);
                assertThat(counts.bytes()).isEqualTo(2 * STORY.formatted("1").length() + 13 + 4);
                assertThat(scraped.get("ingest_feed_last_story_timestamp_seconds{feed=\"coast\"}"))
                        .isBetween(before.toEpochMilli() / 1000.0, Instant.now().toEpochMilli() / 1000.0);
                assertThat(scraped.entrySet().stream()
                                .filter(line -> line.getKey().startsWith("ingest_feed_errors_total{")
                                        && line.getKey().contains("\"lost\""))
                                .mapToDouble(Map.Entry::getValue)
                                .sum())
                        .isPositive();
            }
        }
    }

    private static Map<String, Double> scrape(Monitor monitor) throws IOException, InterruptedException {
        var scraped = new TreeMap<String, Double>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitor.port() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> scraped.put(
                            line.substring(0, line.lastIndexOf(' ')),
                            Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        }
        return scraped;
    }
}
