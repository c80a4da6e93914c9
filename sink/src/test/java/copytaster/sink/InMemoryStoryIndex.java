package copytaster.sink;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The story index as two maps. */
final class InMemoryStoryIndex implements StoryIndex, IndexUnderTest {

    private record Held(long version, StoryDocument document) {}

    private final Map<String, Held> stories = new LinkedHashMap<>();
    private final Map<String, Held> versions = new LinkedHashMap<>();

    @Override
    public void prepare() {}

    @Override
    public List<Outcome> writeStories(List<StoryDocument> documents) {
        return write(stories, documents, StoryDocument::key);
    }

    @Override
    public List<Outcome> writeVersions(List<StoryDocument> documents) {
        return write(versions, documents, StoryDocument::versionId);
    }

    @Override
    public Set<String> killed(Collection<String> keys) {
        return keys.stream()
                .filter(key ->
                        stories.containsKey(key) && stories.get(key).document.killed())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<StoryDocument> searchable(Collection<StoryDocument> documents) {
        return documents.stream()
                .filter(document -> stories.containsKey(document.key())
                        && stories.get(document.key()).version >= document.externalVersion())
                .collect(Collectors.toSet());
    }

    @Override
    public void emptyVersions(Collection<String> keys) {
        versions.replaceAll((id, held) -> {
            if (!keys.contains(held.document.key()) || held.document.killed()) {
                return held;
            }
            StoryDocument emptied = held.document.emptied();
            return new Held(emptied.externalVersion(), emptied);
        });
    }

    @Override
    public long tidy(Instant now) {
        emptyVersions(killed(List.copyOf(stories.keySet())));
        int before = stories.size() + versions.size();
        for (Map<String, Held> documents : List.of(stories, versions)) {
            documents
                    .values()
                    .removeIf(held -> !held.document.killed()
                            && held.document
                                    .expiry()
                                    .filter(end -> !end.isAfter(now))
                                    .isPresent());
        }
        return before - stories.size() - versions.size();
    }

    @Override
    public StoryIndex index() {
        return this;
    }

    @Override
    public Map<String, Map<String, Object>> stories() {
        return fields(stories);
    }

    @Override
    public Map<String, Map<String, Object>> versions() {
        return fields(versions);
    }

    @Override
    public void close() {}

    private static List<Outcome> write(
            Map<String, Held> index, List<StoryDocument> documents, Function<StoryDocument, String> id) {
        return documents.stream()
                .map(document -> write(index, id.apply(document), document))
                .toList();
    }

    private static Outcome write(Map<String, Held> index, String id, StoryDocument document) {
        Held held = index.get(id);
        if (held != null && held.version >= document.externalVersion()) {
            return new Outcome.Stale();
        }
        index.put(id, new Held(document.externalVersion(), document));
        return new Outcome.Indexed();
    }

    private static Map<String, Map<String, Object>> fields(Map<String, Held> index) {
        var fields = new TreeMap<String, Map<String, Object>>();
        index.forEach((id, held) -> {
            Map<String, Object> stored = Json.map(held.document.json());
            stored.keySet().removeIf(field -> field.startsWith(Analyzers.PREFIX));
            fields.put(id, stored);
        });
        return fields;
    }
}
