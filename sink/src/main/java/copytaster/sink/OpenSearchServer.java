package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.sink.OpenSearchConnection.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks one OpenSearch cluster, and sorts its answers into good ones, those to wait for, and those to stop at. */
final class OpenSearchServer implements AutoCloseable {

    /** What a later try may mend. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private final OpenSearchConnection connection;

    OpenSearchServer(OpenSearchConnection connection) {
        this.connection = connection;
    }

    static boolean busy(int status) {
        return BUSY.contains(status);
    }

    /** Any answer but "not now". */
    Answer ask(String method, String path, Map<String, String> query, @Nullable String body, String contentType) {
        Answer answer;
        try {
            answer = connection.send(method, path, query, body, contentType);
        } catch (IOException broken) {
            throw new IndexBusyException("no answer from OpenSearch at " + connection.urls() + ": " + broken, broken);
        }
        if (busy(answer.status())) {
            throw new IndexBusyException("OpenSearch is busy: " + answer.reason());
        }
        return answer;
    }

    Answer ask(String method, String path, Map<String, String> query, @Nullable Object body) {
        return ask(method, path, query, body == null ? null : Json.text(body), "application/json");
    }

    /** The body of a good answer; any other stops the sink. */
    JsonNode require(String method, String path, Map<String, String> query, @Nullable Object body) {
        Answer answer = ask(method, path, query, body);
        if (!answer.good()) {
            throw refusal(method, path, answer);
        }
        return answer.json();
    }

    JsonNode require(String method, String path, @Nullable Object body) {
        return require(method, path, Map.of(), body);
    }

    IndexRefusalException refusal(String method, String path, Answer answer) {
        String advice =
                switch (answer.status()) {
                    case 401 -> "; check opensearch.user and its password";
                    case 403 -> "; the user needs the rights listed in sink/README.md";
                    default -> "";
                };
        return new IndexRefusalException("OpenSearch at " + connection.urls() + " refused " + method + " " + path + ": "
                + answer.reason() + advice);
    }

    @Override
    public void close() {
        connection.close();
    }
}
