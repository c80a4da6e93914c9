package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollTransportTest {

    private static final CursorStore NOTHING_KEPT = new CursorStore() {
        @Override
        public Map<String, String> load(String feed) {
            return Map.of();
        }

        @Override
        public void save(String feed, Map<String, String> state) {
            throw new IllegalStateException("nothing is settled here");
        }
    };

    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rss", exchange -> {
            boolean known = "key=very-secret".equals(exchange.getRequestURI().getQuery());
            byte[] answer = "<rss/>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://example.org/a?key=very-secret&b=|c");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void keyIsSentButNotKeptAsTheSource() throws IOException, InterruptedException {
        try (var transport = transport("/rss?key=very-secret")) {
            assertThat(transport.poll()).extracting(Delivery::source).containsExactly(address("/rss"));
        }
    }

    @Test
    void keyIsNotInTheReasonOfAFailure() {
        try (var transport = transport("/rss?key=very-secret-2")) {
            assertThatThrownBy(transport::poll)
                    .hasMessageStartingWith(address("/rss") + " answered 403")
                    .hasMessageNotContaining("very-secret");
        }
        try (var transport = transport("/moved?key=very-secret")) {
            assertThatThrownBy(transport::poll)
                    .hasMessageStartingWith(address("/moved") + " cannot be read")
                    .hasMessageNotContaining("very-secret");
        }
    }

    private PollTransport transport(String path) {
        return new PollTransport("feed", URI.create(address(path)), "", Duration.ofSeconds(30), NOTHING_KEPT);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
