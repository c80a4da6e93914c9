package copytaster.desk.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.replay.guarantees.Indexed.Document;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads every document of an index, and which of them a search can find by a word of their text. */
final class IndexReader {

    /** More than a test of a few minutes can bring together; OpenSearch gives 10,000 unless it is told. */
    private static final int MOST = 100_000;

    private static final String ALL = "{\"match_all\":{}}";

    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    IndexReader(String url) {
        this.url = URI.create(url);
    }

    List<Document> documents(String alias) throws IOException, InterruptedException {
        ask("PUT", "/" + alias + "/_settings", "{\"index.max_result_window\":" + MOST + "}");
        ask("POST", "/" + alias + "/_refresh", "");
        Set<String> inWords = new HashSet<>();
        search(alias, anyWord(alias)).forEach(hit -> inWords.add(hit.get("_id").asText()));
        var documents = new ArrayList<Document>();
        for (JsonNode hit : search(alias, ALL)) {
            JsonNode source = hit.get("_source");
            String id = hit.get("_id").asText();
            documents.add(new Document(
                    id,
                    source.path("key").asText(),
                    source.path("revision").asLong(),
                    source.path("status").asText(),
                    source.path("headline").asText(),
                    source.path("body").asText(),
                    inWords.contains(id)));
        }
        return documents;
    }

    /** A query for documents that have a word in any field that text is searched in. */
    private String anyWord(String alias) throws IOException, InterruptedException {
        Set<String> fields = new TreeSet<>();
        ask("GET", "/" + alias + "/_mapping", "")
                .forEach(index -> index.at("/mappings/properties").fieldNames().forEachRemaining(fields::add));
        List<String> exist = fields.stream()
                .filter(field -> field.equals("headline") || field.equals("body") || field.startsWith("text_"))
                .map(field -> "{\"exists\":{\"field\":\"" + field + "\"}}")
                .toList();
        return "{\"bool\":{\"minimum_should_match\":1,\"should\":[" + String.join(",", exist) + "]}}";
    }

    private JsonNode search(String alias, String query) throws IOException, InterruptedException {
        String body = "{\"size\":" + MOST + ",\"track_total_hits\":true,\"query\":" + query + "}";
        JsonNode hits = ask("POST", "/" + alias + "/_search", body).get("hits");
        if (hits.at("/total/value").asInt() > MOST) {
            throw new IllegalStateException(alias + " has grown past what one answer can hold: " + hits.get("total"));
        }
        return hits.get("hits");
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the index answers " + answer.statusCode() + " to " + path + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json.readTree(answer.body());
    }
}
