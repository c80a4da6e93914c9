package copytaster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedOpenSearchIT {

    @TempDir
    Path data;

    @Test
    void secondStartOnTheSameFolderFindsItsDocuments() throws Exception {
        try (EmbeddedOpenSearch index = new EmbeddedOpenSearch(data, 0)) {
            index.start();
            assertThat(send(index, "PUT", "/stories", "{}")).contains("\"acknowledged\":true");
            assertThat(send(index, "PUT", "/stories/_doc/1?refresh=true", "{\"headline\":\"북한은 신년사\"}"))
                    .contains("\"result\":\"created\"");
            assertThat(send(index, "GET", "/_cluster/health", "")).contains("\"status\":\"green\"");
        }
        try (EmbeddedOpenSearch index = new EmbeddedOpenSearch(data, 0)) {
            index.start();
            assertThat(send(index, "GET", "/stories/_search?q=headline:신년사", ""))
                    .contains("\"value\":1");
        }
    }

    @Test
    void knowsTheLanguagesOfTheWiresReindexesAndRunsScripts() throws Exception {
        try (EmbeddedOpenSearch index = new EmbeddedOpenSearch(data, 0)) {
            index.start();
            assertThat(send(index, "GET", "/_analyze", "{\"analyzer\":\"nori\",\"text\":\"북한은\"}"))
                    .contains("\"token\":\"북한\"");
            assertThat(send(index, "GET", "/_analyze", "{\"analyzer\":\"spanish\",\"text\":\"elecciones\"}"))
                    .contains("\"token\":\"eleccion");
            send(index, "PUT", "/a/", "{}");
            send(index, "PUT", "/b/", "{}");
            send(index, "PUT", "/a/_doc/1?refresh=true", "{\"n\":1}");
            assertThat(send(index, "POST", "/_reindex?refresh=true", """
                            {"source":{"index":"a"},"dest":{"index":"b"},
                             "script":{"source":"ctx._source.n += 1"}}""")).contains("\"created\":1");
            assertThat(send(index, "GET", "/b/_doc/1", "")).contains("\"n\":2");
        }
    }

    @Test
    void portInUseIsSaidInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedOpenSearch index = new EmbeddedOpenSearch(data, taken.getLocalPort())) {
            assertThatThrownBy(index::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use, so the OpenSearch node "
                            + "cannot start: stop the program that uses it, or choose another port.");
        }
    }

    private static String send(EmbeddedOpenSearch index, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(index.url() + path.replace("신년사", "%EC%8B%A0%EB%85%84%EC%82%AC")))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
