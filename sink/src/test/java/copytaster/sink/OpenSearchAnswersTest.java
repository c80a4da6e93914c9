package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import copytaster.sink.Outcome.Busy;
import copytaster.sink.Outcome.Indexed;
import copytaster.sink.Outcome.Refused;
import copytaster.sink.Outcome.Stale;
import copytaster.sink.Outcome.Unsplit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real client against answers that a healthy OpenSearch does not give. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OpenSearchAnswersTest {

    private static final int RESET = -1;
    private static final int SILENCE = -2;

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{}";
    private OpenSearchStoryIndex index;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (status == RESET) {
                exchange.close();
                return;
            }
            if (status == SILENCE) {
                return;
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        index = index(null, null);
    }

    @AfterEach
    void close() {
        index.close();
        server.stop(0);
    }

    @Test
    void everyItemHasItsOwnOutcome() {
        body = items(201, 200, 409, 400, 429, 503, 413);
        assertThat(index.writeStories(documents("a", "b", "c", "d", "e", "f", "g")))
                .containsExactly(
                        new Indexed(),
                        new Indexed(),
                        new Stale(),
                        new Refused("some_exception: because (deeper)"),
                        new Busy("some_exception: because (deeper)"),
                        new Busy("some_exception: because (deeper)"),
                        new Unsplit("some_exception: because (deeper)"));
        assertThat(requests)
                .singleElement()
                .asString()
                .contains("\"version_type\":\"external\"")
                .contains("\"version\":" + ExternalVersion.of(0, 7, false));
    }

    @Test
    void aBusyServerIsWaitedFor() {
        for (int busy : List.of(429, 502, 503, 504)) {
            status = busy;
            body = "{\"error\":{\"type\":\"busy\",\"reason\":\"try later\"},\"status\":" + busy + "}";
            assertThatThrownBy(() -> index.writeStories(documents("a")))
                    .isInstanceOf(IndexBusyException.class)
                    .hasMessageContaining("HTTP " + busy);
        }
        assertThat(requests).as("no retry hidden in the client").hasSize(4);
    }

    @Test
    void aBrokenConnectionIsWaitedFor() {
        status = RESET;
        assertThatThrownBy(() -> index.writeStories(documents("a")))
                .isInstanceOf(IndexBusyException.class)
                .hasMessageContaining("no answer from OpenSearch");
        assertThat(requests).hasSize(1);
    }

    @Test
    void silenceIsWaitedForNoLongerThanTheTimeout() {
        status = SILENCE;
        assertThatThrownBy(() -> index.writeStories(documents("a"))).isInstanceOf(IndexBusyException.class);
    }

    @Test
    void aRequestThatIsTooLargeOrWrongAsAWholeIsSplit() {
        for (int refused : List.of(413, 400)) {
            status = refused;
            body = "{\"error\":{\"type\":\"whole\",\"reason\":\"no\"}}";
            assertThat(index.writeStories(documents("a", "b"))).hasSize(2).allMatch(Unsplit.class::isInstance);
        }
    }

    @Test
    void anythingElseStopsTheSinkWithTheReason() {
        status = 401;
        body = "Unauthorized";
        assertThatThrownBy(() -> index.writeStories(documents("a")))
                .isInstanceOf(IndexRefusalException.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("check opensearch.user and its password");
        status = 200;
        body = items(404);
        assertThatThrownBy(() -> index.writeStories(documents("a")))
                .isInstanceOf(IndexRefusalException.class)
                .hasMessageContaining("HTTP 404 for the story example/a");
        body = "<html>a proxy's page</html>";
        assertThatThrownBy(() -> index.writeStories(documents("a"))).isInstanceOf(IndexRefusalException.class);
    }

    @Test
    void anotherProductOrVersionIsRefusedAtStart() {
        body = "{\"version\":{\"number\":\"8.15.0\"}}";
        assertThatThrownBy(index::prepare)
                .hasMessageContaining("no OpenSearch 8.15.0")
                .hasMessageContaining("OpenSearch 2.11 to 3.x");
        body = "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.9.0\"}}";
        assertThatThrownBy(index::prepare).hasMessageContaining("opensearch 2.9.0");
        assertThat(SupportedVersion.check(
                        Json.tree("{\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.19.1\"}}"), ""))
                .isEqualTo("2.19.1");
    }

    @Test
    void thePasswordComesFromItsFileAndIsSentAtOnce() throws IOException {
        body = items(200);
        Path file = Files.writeString(folder.resolve("password"), "secret\n");
        try (OpenSearchStoryIndex withPassword = index("reader", file)) {
            withPassword.writeStories(documents("a"));
        }
        assertThat(credentials).containsExactly("Basic cmVhZGVyOnNlY3JldA==");
    }

    private OpenSearchStoryIndex index(String user, Path passwordFile) {
        OpenSearchSettings settings = new OpenSearchSettings(
                List.of("http://127.0.0.1:" + server.getAddress().getPort()),
                null,
                null,
                user,
                null,
                passwordFile,
                0,
                null,
                null,
                Duration.ofSeconds(2));
        return new OpenSearchStoryIndex(OpenSearchConnection.open(settings), settings, 0);
    }

    private static List<StoryDocument> documents(String... ids) {
        return Arrays.stream(ids)
                .map(id -> StoryDocument.of(Stories.fresh(id, 7)))
                .toList();
    }

    private static String items(int... statuses) {
        List<String> items = new ArrayList<>();
        for (int status : statuses) {
            String error = status < 300
                    ? ""
                    : ",\"error\":{\"type\":\"some_exception\",\"reason\":\"because\",\"caused_by\":{\"reason\":\"deeper\"}}";
            items.add("{\"index\":{\"status\":" + status + error + "}}");
        }
        return "{\"items\":[" + String.join(",", items) + "]}";
    }
}
