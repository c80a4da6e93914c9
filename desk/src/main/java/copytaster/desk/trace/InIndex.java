package copytaster.desk.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import copytaster.sink.OpenSearchConnection;
import copytaster.sink.OpenSearchSettings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Asks the index for a story: what is stored there, and whether a search finds it. */
final class InIndex {

    private final OpenSearchSettings settings;

    InIndex(OpenSearchSettings settings) {
        this.settings = settings;
    }

    Step of(String key) {
        String index = settings.stories();
        try (var connection = OpenSearchConnection.open(settings)) {
            String query = "{\"query\":{\"ids\":{\"values\":[" + quoted(key)
                    + "]}},\"version\":true,\"_source\":[\"revision\",\"status\",\"generation\"]}";
            var answer = connection.send("POST", "/" + index + "/_search", Map.of(), query);
            if (!answer.good()) {
                return step(index, "the index answers: " + answer.reason());
            }
            JsonNode hit = answer.json().path("hits").path("hits").path(0);
            if (hit.isMissingNode()) {
                return step(index, "no search finds it");
            }
            JsonNode source = hit.path("_source");
            return step(
                    hit.path("_index").asText(),
                    "searchable, revision " + source.path("revision").asText() + ", "
                            + source.path("status").asText().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return step(index, "the index does not answer: " + e.getMessage());
        }
    }

    private static Step step(String place, String what) {
        return new Step("index", null, place, null, "", what);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
