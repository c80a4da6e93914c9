package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The story index in OpenSearch. */
final class OpenSearchStoryIndex implements StoryIndex {

    private static final int PAGE = 500;
    private static final int MOST_TERMS = 10_000;
    private static final int MOST_ROUNDS = 1_000;
    private static final Map<String, Object> NOT_EMPTIED =
            Map.of("bool", Map.of("must_not", Map.of("term", Map.of("status", "KILLED"))));

    private final OpenSearchServer server;
    private final OpenSearchSettings settings;
    private final int generation;
    private final IndexNames names;
    private final BulkRequest stories;
    private final BulkRequest versions;

    OpenSearchStoryIndex(OpenSearchConnection connection, OpenSearchSettings settings, int generation) {
        this.server = new OpenSearchServer(connection);
        this.settings = settings;
        this.generation = generation;
        this.names = new IndexNames(settings);
        this.stories = new BulkRequest(server, names.stories(generation), StoryDocument::key);
        this.versions = new BulkRequest(server, names.versions(), StoryDocument::versionId);
    }

    @Override
    public void prepare() {
        new IndexSetup(server, settings).prepare(generation);
    }

    @Override
    public List<Outcome> writeStories(List<StoryDocument> documents) {
        return stories.send(documents);
    }

    @Override
    public List<Outcome> writeVersions(List<StoryDocument> documents) {
        return versions.send(documents);
    }

    /** Gets by id, which sees what is not searchable yet. */
    @Override
    public Set<String> killed(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        JsonNode found = server.require(
                "POST",
                "/" + names.stories(generation) + "/_mget",
                Map.of("_source", "status"),
                Map.of("ids", List.copyOf(Set.copyOf(keys))));
        var killed = new HashSet<String>();
        for (JsonNode document : found.path("docs")) {
            if (document.path("_source").path("status").asText().equals("KILLED")) {
                killed.add(document.path("_id").asText());
            }
        }
        return killed;
    }

    @Override
    public Set<StoryDocument> searchable(Collection<StoryDocument> documents) {
        JsonNode answer = server.require(
                "POST",
                "/" + names.stories(generation) + "/_search",
                Map.of(
                        "query",
                        Map.of(
                                "ids",
                                Map.of(
                                        "values",
                                        documents.stream()
                                                .map(StoryDocument::key)
                                                .toList())),
                        "version",
                        true,
                        "_source",
                        false,
                        "size",
                        documents.size()));
        var shown = new HashMap<String, Long>();
        answer.path("hits")
                .path("hits")
                .forEach(hit ->
                        shown.put(hit.path("_id").asText(), hit.path("_version").asLong()));
        var searchable = new HashSet<StoryDocument>();
        for (StoryDocument document : documents) {
            if (shown.getOrDefault(document.key(), -1L) >= document.externalVersion()) {
                searchable.add(document);
            }
        }
        return searchable;
    }

    @Override
    public void emptyVersions(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<String, Object> withText = Map.of(
                "bool",
                Map.of("filter", List.of(Map.of("terms", Map.of("key", List.copyOf(Set.copyOf(keys)))), NOT_EMPTIED)));
        // A search sees what was refreshed: no reader may find the text for another second.
        refresh(names.stories(generation));
        // And the version to empty may have come a moment ago.
        refresh(names.versions());
        List<StoryDocument> found = versionsOf(withText);
        for (int round = 0; !found.isEmpty(); round++) {
            if (round > MOST_ROUNDS) {
                throw notEmptied("it still finds " + found.getFirst().versionId());
            }
            write(found);
            refresh(names.versions());
            found = versionsOf(withText);
        }
    }

    @Override
    public long tidy(Instant now) {
        emptyVersions(killedSince(now.minus(Duration.ofDays(1))));
        Map<String, Object> expired = Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(Map.of("range", Map.of("expiresAt", Map.of("lte", now.toString()))), NOT_EMPTIED)));
        JsonNode answer = server.require(
                "POST",
                "/" + names.stories(generation) + "," + names.versions() + "/_delete_by_query",
                Map.of("conflicts", "proceed", "refresh", "true"),
                Map.of("query", expired));
        return answer.path("deleted").asLong();
    }

    @Override
    public void close() {
        server.close();
    }

    private void refresh(String index) {
        server.require("POST", "/" + index + "/_refresh", null);
    }

    private List<StoryDocument> versionsOf(Map<String, Object> query) {
        JsonNode answer =
                server.require("POST", "/" + names.versions() + "/_search", Map.of("query", query, "size", PAGE));
        var found = new ArrayList<StoryDocument>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            found.add(StoryDocument.emptied(Json.map(hit.path("_source"))));
        }
        return found;
    }

    private void write(List<StoryDocument> emptied) {
        for (Outcome outcome : versions.send(emptied)) {
            switch (outcome) {
                case Outcome.Indexed indexed -> {}
                case Outcome.Stale stale -> {}
                case Outcome.Busy busy -> throw new IndexBusyException("OpenSearch is busy: " + busy.reason());
                case Outcome.Refused refused -> throw notEmptied(refused.reason());
                case Outcome.Unsplit unsplit -> throw notEmptied(unsplit.reason());
            }
        }
    }

    /** A text that must not be used would stay searchable: worse than a sink that stands still. */
    private static IndexRefusalException notEmptied(String reason) {
        return new IndexRefusalException("OpenSearch refused to take out the text of a killed story: " + reason);
    }

    private List<String> killedSince(Instant time) {
        JsonNode answer = server.require(
                "POST",
                "/" + names.storiesOfAllGenerations() + "/_search",
                Map.of(
                        "query",
                        Map.of(
                                "bool",
                                Map.of(
                                        "filter",
                                        List.of(
                                                Map.of("term", Map.of("status", "KILLED")),
                                                Map.of(
                                                        "range",
                                                        Map.of("versionSeen", Map.of("gte", time.toString())))))),
                        "_source",
                        List.of("key"),
                        "size",
                        MOST_TERMS));
        var keys = new ArrayList<String>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            keys.add(hit.path("_id").asText());
        }
        return keys;
    }
}
