package copytaster.sink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an index of stories or versions. The mapping is strict: a field that is not here is refused, so that a
 * misspelt one is found at once and the number of fields cannot grow by accident.
 */
final class IndexMapping {

    private static final Map<String, Object> KEYWORD = Map.of("type", "keyword");

    /** For agencies' own codes and words, some of which are whole sentences: the long ones are kept, not searched. */
    private static final Map<String, Object> SHORT_KEYWORD = Map.of("type", "keyword", "ignore_above", 512);

    private static final Map<String, Object> TEXT = Map.of("type", "text");
    private static final Map<String, Object> TEXT_AND_KEYWORD =
            Map.of("type", "text", "fields", Map.of("raw", SHORT_KEYWORD));
    private static final Map<String, Object> STORED = Map.of("type", "text", "index", false, "norms", false);
    private static final Map<String, Object> DATE = Map.of("type", "date");

    private IndexMapping() {}

    /** The {@code mappings} of an index on a server with or without the nori plugin. */
    static Map<String, Object> mappings(boolean nori) {
        var fields = new LinkedHashMap<String, Object>();
        all(
                fields,
                KEYWORD,
                List.of(
                        "key",
                        "provider",
                        "id",
                        "version",
                        "event",
                        "status",
                        "kind",
                        "priority",
                        "signals",
                        "relation",
                        "relatedTo",
                        "clusterId",
                        "formerCluster",
                        "firstInCluster",
                        "thread",
                        "algorithmVersion",
                        "language",
                        "countries",
                        "mentioned",
                        "mediaTopics",
                        "desks",
                        "cluster",
                        "rulesVersion"));
        all(fields, SHORT_KEYWORD, List.of("datelinePlace", "subjects"));
        all(fields, TEXT, List.of("headline", "body", "captions", "byline", "dateline", "notes"));
        all(fields, TEXT_AND_KEYWORD, List.of("slug", "keywords", "topicLabels"));
        all(fields, STORED, List.of("evidence", "undecided", "untagged", "rights"));
        all(
                fields,
                DATE,
                List.of("firstSeen", "versionSeen", "firstCreated", "versionCreated", "embargoUntil", "expiresAt"));
        all(
                fields,
                Map.of("type", "integer"),
                List.of("versions", "generation", "urgency", "closedNotes", "minutesBehind"));
        all(fields, Map.of("type", "boolean"), List.of("warned", "redistribute", "recurring"));
        fields.put("revision", Map.of("type", "long"));
        fields.put("score", Map.of("type", "double"));
        fields.put(
                "warnings",
                Map.of("properties", Map.of("kind", KEYWORD, "about", KEYWORD, "text", TEXT, "time", DATE)));
        // Each doubt's sentence is for reading: whoever searches for its words looks for a story, not for a doubt.
        fields.put(
                "doubts",
                Map.of("properties", Map.of("key", KEYWORD, "score", Map.of("type", "double"), "evidence", STORED)));
        fields.put("tags", Map.of("type", "object", "enabled", false));
        Analyzers.byField(nori)
                .forEach((field, analyzer) -> fields.put(field, Map.of("type", "text", "analyzer", analyzer)));
        return Map.of(
                "dynamic",
                "strict",
                // Headline, body and captions stand in the document once; their copies per language are for searching
                // only.
                "_source",
                Map.of("excludes", List.of(Analyzers.PREFIX + "*")),
                "properties",
                fields);
    }

    /** The {@code settings} of a new index. */
    static Map<String, Object> settings(OpenSearchSettings settings, int shards) {
        var index = new LinkedHashMap<String, Object>();
        index.put("number_of_shards", shards);
        index.put("refresh_interval", settings.refreshInterval().toMillis() + "ms");
        if (settings.replicas().contains("-")) {
            index.put("auto_expand_replicas", settings.replicas());
        } else {
            index.put("number_of_replicas", Integer.parseInt(settings.replicas()));
        }
        return Map.of("index", index);
    }

    private static void all(Map<String, Object> fields, Map<String, Object> type, List<String> names) {
        names.forEach(name -> fields.put(name, type));
    }
}
