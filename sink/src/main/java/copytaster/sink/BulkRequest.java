package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.sink.OpenSearchConnection.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One blocking bulk request, its answer read item by item. */
final class BulkRequest {

    private static final Map<String, String> ANSWER_NEEDED = Map.of(
            "filter_path",
            "items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason,error,status");

    private final OpenSearchServer server;
    private final String index;
    private final Function<StoryDocument, String> id;

    BulkRequest(OpenSearchServer server, String index, Function<StoryDocument, String> id) {
        this.server = server;
        this.index = index;
        this.id = id;
    }

    List<Outcome> send(List<StoryDocument> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        Answer answer = server.ask("POST", "/_bulk", ANSWER_NEEDED, lines(documents), "application/x-ndjson");
        if (answer.status() == 413 || answer.status() == 400) {
            Outcome refused = new Outcome.Unsplit(answer.reason());
            return documents.stream().map(document -> refused).toList();
        }
        JsonNode items = answer.json().path("items");
        if (!answer.good() || items.size() != documents.size()) {
            throw server.refusal("POST", "/_bulk", answer);
        }
        var outcomes = new ArrayList<Outcome>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            outcomes.add(outcome(documents.get(i), items.get(i).path("index")));
        }
        return outcomes;
    }

    private String lines(List<StoryDocument> documents) {
        var lines = new StringBuilder();
        for (StoryDocument document : documents) {
            lines.append(Json.text(Map.of(
                            "index",
                            Map.of(
                                    "_index",
                                    index,
                                    "_id",
                                    id.apply(document),
                                    "version",
                                    document.externalVersion(),
                                    "version_type",
                                    "external"))))
                    .append('\n')
                    .append(document.json())
                    .append('\n');
        }
        return lines.toString();
    }

    private Outcome outcome(StoryDocument document, JsonNode item) {
        int status = item.path("status").asInt();
        if (OpenSearchServer.busy(status)) {
            return new Outcome.Busy(reason(item));
        }
        return switch (status) {
            case 200, 201 -> new Outcome.Indexed();
            case 409 -> new Outcome.Stale();
            case 400 -> new Outcome.Refused(reason(item));
            case 413 -> new Outcome.Unsplit(reason(item));
            default ->
                throw new IndexRefusalException("OpenSearch answered HTTP " + status + " for the story "
                        + document.key() + " in " + index + ": " + reason(item)
                        + ". Mend the index, then start the sink again: it goes on where it stopped.");
        };
    }

    private static String reason(JsonNode item) {
        JsonNode error = item.path("error");
        String cause = error.path("caused_by").path("reason").asText("");
        return error.path("type").asText() + ": " + error.path("reason").asText()
                + (cause.isEmpty() ? "" : " (" + cause + ")");
    }
}
