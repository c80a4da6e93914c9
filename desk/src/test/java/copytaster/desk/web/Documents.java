package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stories as the index answers with them, and an index that answers with what it is given. */
final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static Map<String, Object> document(String key, Map<String, Object> more) {
        var document = new LinkedHashMap<String, Object>();
        document.put("key", key);
        document.put("provider", key.substring(0, key.indexOf('/')));
        document.put("id", key.substring(key.indexOf('/') + 1));
        document.put("headline", "Headline of " + key);
        document.put("versions", 1);
        document.put("revision", 1);
        document.put("cluster", List.of(key));
        document.put("firstSeen", "2027-01-01T10:00:00Z");
        document.put("versionSeen", "2027-01-01T10:00:00Z");
        document.putAll(more);
        return document;
    }

    static IndexedStory story(String key, Map<String, Object> more) {
        return found(key, more).story();
    }

    static Found found(String key, Map<String, Object> more) {
        return new StoryReader().found(answer(List.of(document(key, more)))).getFirst();
    }

    static JsonNode answer(List<Map<String, Object>> documents) {
        List<Map<String, Object>> hits = documents.stream()
                .map(document -> Map.<String, Object>of("_source", document))
                .toList();
        return JSON.valueToTree(Map.of("hits", Map.of("total", Map.of("value", hits.size()), "hits", hits)));
    }

    static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }

    /** Answers in turn, the last answer for ever, and remembers what it was asked. */
    static final class Answering implements Index {

        private final Deque<JsonNode> answers = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();

        void then(List<Map<String, Object>> documents) {
            answers.add(answer(documents));
        }

        List<String> asked() {
            return asked;
        }

        @Override
        public JsonNode search(String alias, Map<String, Object> request) {
            asked.add(alias + " " + json(request));
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }

        @Override
        public void close() {}
    }
}
