package copytaster.desk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.sink.OpenSearchConnection;
import java.io.IOException;
import java.util.Map;

/** The index in OpenSearch, asked in its own JSON. */
final class OpenSearchIndex implements Index {

    private final OpenSearchConnection connection;
    private final ObjectMapper json = new ObjectMapper();

    OpenSearchIndex(OpenSearchConnection connection) {
        this.connection = connection;
    }

    @Override
    public JsonNode search(String alias, Map<String, Object> request) {
        try {
            OpenSearchConnection.Answer answer = connection.send(
                    "POST", "/" + alias + "/_search", Map.of("ignore_unavailable", "true"), text(request));
            if (!answer.good()) {
                throw new IndexUnavailable("The index refused a search of " + alias + ": " + answer.reason() + ".");
            }
            return answer.json();
        } catch (IOException e) {
            throw new IndexUnavailable("The index does not answer: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private String text(Map<String, Object> request) throws JsonProcessingException {
        return json.writeValueAsString(request);
    }
}
