package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebTest {

    private static final Map<String, String> SECRETS = Map.of("Authorization", "Bearer very-secret", "x-api-key", "k");

    private Agency agency;
    private Agency other;

    @BeforeEach
    void open() throws IOException {
        agency = new Agency(asked -> Agency.Answer.of("first"));
        other = new Agency(asked -> Agency.Answer.of("other"));
    }

    @AfterEach
    void close() {
        agency.close();
        other.close();
    }

    @Test
    void credentialsStayWithTheirServer() throws Exception {
        agency.behaves(asked -> asked.path().equals("/a")
                ? Agency.Answer.of(302, "", "Location", "/b")
                : Agency.Answer.of(302, "", "Location", other.address("/c").toString()));

        assertThat(ask("/a").body()).asString().isEqualTo("other");
        assertThat(agency.asked).hasSize(2).allSatisfy(asked -> assertThat(asked.headers())
                .containsEntry("authorization", "Bearer very-secret")
                .containsEntry("x-api-key", "k"));
        assertThat(other.asked).singleElement().satisfies(asked -> assertThat(asked.headers())
                .containsEntry("accept", "text/xml")
                .doesNotContainKeys("authorization", "x-api-key"));
    }

    @Test
    void credentialThatNoHeaderCanCarryIsNotTold() {
        try (var web = new Web(Duration.ofSeconds(5))) {
            var question = Web.Question.get(
                    URI.create("http://localhost:1/"), Map.of(), Map.of("x-api-key", "very-secret\u200b"));

            assertThatThrownBy(() -> web.ask(question))
                    .isInstanceOf(FeedTrouble.class)
                    .hasMessageContaining("token")
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    void portThatNeedNotBeSaidIsTheSameServers() {
        assertThat(Web.isSameServer(URI.create("https://api.example/a"), URI.create("https://api.example:443/b")))
                .isTrue();
        assertThat(Web.isSameServer(URI.create("https://api.example/a"), URI.create("http://api.example:443/b")))
                .isFalse();
    }

    @Test
    void redirectDoesNotLeaveTheWeb() {
        for (String to :
                new String[] {"file:///etc/hostname", "ftp://wire.example/", "jar:file:/x!/y", "mailto:desk"}) {
            agency.behaves(asked -> Agency.Answer.of(302, "", "Location", to));
            assertThatThrownBy(() -> ask("/a"))
                    .hasMessageContaining("leads to")
                    .hasMessageContaining("is not followed");
        }
    }

    @Test
    void redirectsEnd() {
        agency.behaves(asked -> Agency.Answer.of(301, "", "Location", "/again?key=very-secret"));

        assertThatThrownBy(() -> ask("/a"))
                .hasMessageContaining("leads from one address to another")
                .hasMessageNotContaining("very-secret");
        assertThat(agency.asked).hasSize(6);
    }

    @Test
    void zippedAnswerIsUnzipped() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write("text".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        agency.behaves(asked -> new Agency.Answer(200, zipped.toByteArray(), Map.of("Content-Encoding", "gzip")));
        assertThat(ask("/a").body()).hasSize(4000);

        agency.behaves(asked -> Agency.Answer.of(200, "not zipped at all", "Content-Encoding", "gzip"));
        assertThat(trouble("/a").kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void zipBombIsNotLoaded() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            for (int n = 0; n <= 64; n++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        agency.behaves(asked -> new Agency.Answer(200, zipped.toByteArray(), Map.of("Content-Encoding", "gzip")));

        assertThat(trouble("/a")).hasMessageContaining("unzips to more than 67108864 bytes");
    }

    @Test
    void serverThatDripsBytesIsLeft() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var web = new Web(Duration.ofMillis(500))) {
            Thread dripping = Thread.ofVirtual().start(() -> drip(server));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a");

            assertThatThrownBy(() -> web.ask(Web.Question.get(address, Map.of(), Map.of())))
                    .hasMessageContaining("has not answered in full")
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.CONNECT);
            dripping.interrupt();
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int n = 0; n < 1000 && !Thread.interrupted(); n++) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException left) {
            // As it should be.
        }
    }

    @Test
    void statusSaysWhoIsToBeCalled() {
        agency.behaves(
                asked -> Agency.Answer.of(Integer.parseInt(asked.path().substring(1)), "x", "Retry-After", "120"));

        assertThat(trouble("/401").kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble("/403").kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble("/404").kind()).isEqualTo(Kind.STATUS);
        assertThat(trouble("/503").retryAfter()).contains(Duration.ofSeconds(120));
        assertThat(trouble("/429").retryAfter()).contains(Duration.ofSeconds(120));
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        Instant now = Instant.parse("2026-03-02T06:00:00Z");

        assertThat(RetryAfter.of(" 90 ", now)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.of("Mon, 02 Mar 2026 06:01:00 GMT", now)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Mon, 2 Mar 2026 05:00:00 GMT", now)).isEmpty();
        assertThat(RetryAfter.of("soon", now)).isEmpty();
        assertThat(RetryAfter.of("-5", now)).isEmpty();
        assertThat(RetryAfter.of("99999999999999999999", now)).isEmpty();
        assertThat(RetryAfter.of("", now)).isEmpty();
    }

    private FeedTrouble trouble(String path) {
        try {
            throw new AssertionError("no trouble, but " + ask(path));
        } catch (FeedTrouble trouble) {
            return trouble;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Web.Answer ask(String path) throws Exception {
        try (var web = new Web(Duration.ofSeconds(30))) {
            return web.ask(Web.Question.get(agency.address(path), Map.of("Accept", "text/xml"), SECRETS))
                    .wanted();
        }
    }
}
