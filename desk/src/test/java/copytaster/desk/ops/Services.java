package copytaster.desk.ops;

import copytaster.desk.crash.Await;
import copytaster.desk.crash.Stage;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The four services, each a process of its own, on a real broker and a real index. */
final class Services implements AutoCloseable {

    static final List<String> NAMES = List.of("ingest", "enrich", "sink", "desk");

    private static final String STORY = """
            <nitf><head><docdata><doc-id id-string="%s"/></docdata></head><body><body.head><hedline><hl1>Bridge %s closed</hl1>
            </hedline></body.head><body.content><p>The bridge over the river %s is closed since this morning.</p>
            </body.content></body></nitf>
            """;

    private final EmbeddedKafka kafka;
    private final EmbeddedOpenSearch index;
    private final Path wires;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private int sent;

    Services(Path folder) throws IOException {
        kafka = new EmbeddedKafka(folder.resolve("kafka"), 0);
        index = new EmbeddedOpenSearch(folder.resolve("opensearch"), 0);
        kafka.start();
        index.start();
        wires = Files.createDirectories(folder.resolve("wires"));
        for (String name : NAMES) {
            int port = freePort();
            ports.put(name, port);
            Path config = Files.writeString(folder.resolve(name + ".yml"), """
                    kafka: {bootstrapServers: "%s"}
                    opensearch: {urls: ["%s"], refreshInterval: 200ms}
                    metrics: {port: %d}
                    desk:
                      port: 0
                      webhooks: {cms: {url: "http://127.0.0.1:9/nobody", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", filter: "provider: none"}}
                    enrich: {stateDir: "%s", standbys: 0}
                    feeds:
                      coast: {directory: "%s", every: 100ms, after: delete}
                    """.formatted(
                            kafka.bootstrapServers(), index.url(), port, folder.resolve("state"), wires));
            stages.put(name, new Stage(name, name, config, folder.resolve(name + ".log"), () -> 0));
        }
    }

    /** Starts them all and returns when each is ready. */
    void start() {
        NAMES.forEach(this::start);
        NAMES.forEach(this::awaitReady);
    }

    void start(String name) {
        stages.get(name).start();
    }

    void awaitReady(String name) {
        Await.until(
                () -> "ready\n".equals(get(name, "/ready")),
                Duration.ofMinutes(2),
                () -> name + " ready; its last words:\n" + stages.get(name).lastWords());
    }

    void kill(String name) throws InterruptedException {
        stages.get(name).kill();
    }

    int port(String name) {
        return ports.get(name);
    }

    /** One more story comes on the feed. */
    void story() {
        sent++;
        try {
            Path part = Files.writeString(wires.resolveSibling("story"), STORY.formatted(sent, sent, sent));
            Files.move(part, wires.resolve("story-" + sent + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all that answer show, with the labels that Prometheus adds, and its own metric up. */
    List<Series> metrics() {
        var all = new ArrayList<Series>();
        for (String name : NAMES) {
            Map<String, String> target =
                    Map.of("job", "copytaster", "service", name, "instance", "127.0.0.1:" + ports.get(name));
            String metrics = get(name, "/metrics");
            all.add(new Series("up", target, metrics == null ? 0 : 1));
            if (metrics != null) {
                all.addAll(Series.of(metrics, target));
            }
        }
        return all;
    }

    @Nullable
    String get(String name, String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(name) + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        stages.values().forEach(Stage::close);
        client.close();
        index.close();
        kafka.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
