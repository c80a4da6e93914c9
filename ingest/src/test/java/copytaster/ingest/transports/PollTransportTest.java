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

    @Test
    void unchangedAnswerIsNoDeliveryAndItsValidatorIsKeptOnlyWhenSettled() throws Exception {
        var cursors = new Cursors();
        try (var agency = new Agency(asked -> "\"v1\"".equals(asked.headers().get("if-none-match"))
                ? Agency.Answer.of(304, "")
                : Agency.Answer.of(200, "<rss/>", "ETag", "\"v1\"", "Content-Type", "text/xml; charset=\"EUC-KR\""))) {
            try (var transport = polling(agency, cursors)) {
                assertThat(transport.poll()).extracting(Delivery::charset).containsExactly("EUC-KR");
                assertThat(transport.poll()).hasSize(1);
                transport.settled();
                assertThat(transport.poll()).isEmpty();
            }
            try (var restarted = polling(agency, cursors)) {
                assertThat(restarted.poll()).isEmpty();
                restarted.settled();
            }
            assertThat(cursors.kept.get("feed")).containsEntry("etag", "\"v1\"");
            URI other = agency.address("/rss?section=2");
            try (var another = new PollTransport("feed", other, "", Duration.ofSeconds(30), cursors)) {
                assertThat(another.poll()).as("the old address's validator").hasSize(1);
            }
        }
    }

    @Test
    void pageThatSaysErrorUnder200IsForTheParser() throws Exception {
        try (var agency = new Agency(asked -> Agency.Answer.of("<html>Sorry</html>"));
                var transport = polling(agency, new Cursors())) {
            assertThat(transport.poll().getFirst().bytes()).asString().isEqualTo("<html>Sorry</html>");
        }
    }

    private static PollTransport polling(Agency agency, Cursors cursors) {
        return new PollTransport("feed", agency.address("/rss"), "", Duration.ofSeconds(30), cursors);
    }

    private PollTransport transport(String path) {
        return new PollTransport("feed", URI.create(address(path)), "", Duration.ofSeconds(30), NOTHING_KEPT);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
