package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.desk.readers.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds stories: the list with its folds and facets, one story with its history, what has become searchable. */
final class StorySearch implements AutoCloseable {

    static final int PAGE = 60;

    /** So many stories of a running one are looked at beside a story that is read; the thread has a page of its own. */
    private static final int MOST_OF_A_THREAD = 200;

    private static final int MOST_RELATIVES = 1000;

    private final Index index;
    private final String stories;
    private final String versions;
    private final StoryReader reader = new StoryReader();

    StorySearch(Index index, String stories, String versions) {
        this.index = index;
        this.stories = stories;
        this.versions = versions;
    }

    /** @throws IndexUnavailable when the index does not answer */
    void ping() {
        index.search(stories, Map.of("size", 0));
    }

    @Override
    public void close() {
        index.close();
    }

    /** A page of a selection, newest first. */
    Listing page(Selection selection, Optional<Position> after) {
        JsonNode answer = index.search(stories, StoryQueries.page(selection, after, PAGE));
        return listing(selection, answer);
    }

    /** The same search over what a reader may see. */
    StorySearch seenBy(Reader reader) {
        return reader.seesAll() ? this : new StorySearch(new SeenIndex(index, reader), stories, versions);
    }

    /** A page of a selection in the form of the index, newest first. */
    Fields fields(Selection selection, Optional<Position> after, int size) {
        JsonNode answer = index.search(stories, StoryQueries.whole(selection, after, size));
        var fields = new ArrayList<JsonNode>();
        answer.path("hits").path("hits").forEach(hit -> fields.add(hit.path("_source")));
        return new Fields(fields, reader.total(answer));
    }

    /** One story in the form of the index. */
    Optional<JsonNode> fields(String key) {
        JsonNode hit = index.search(stories, StoryQueries.story(key))
                .path("hits")
                .path("hits")
                .path(0);
        return hit.isMissingNode() ? Optional.empty() : Optional.of(hit.path("_source"));
    }

    /** What a selection holds above a position, newest first, at most a page of it; {@code total} counts all of it. */
    Listing newer(Selection selection, Position since) {
        JsonNode answer = index.search(stories, StoryQueries.newer(selection, since, PAGE));
        return listing(selection, answer);
    }

    /** The rows in which these stories show where the selection holds them: for a copy, that of its cluster. */
    List<StoryRow> rows(Selection selection, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Found> found =
                byKeys(selection, keys).stream().filter(Found::selected).toList();
        List<Found> shown = withClusters(selection, found);
        return threaded(new Folds(found, shown).rowsOf(found));
    }

    /** Stories sent as FLASH since then, newest first. */
    List<IndexedStory> flashes(Instant since) {
        return stories(StoryQueries.since(since, Optional.of("FLASH")));
    }

    /** What has come since then, newest first; the newest thousand. */
    List<IndexedStory> since(Instant since) {
        return stories(StoryQueries.since(since, Optional.empty()));
    }

    /** These stories as they stand; those that the index does not have are missing. */
    List<IndexedStory> byKeys(Collection<String> keys) {
        return byKeys(Selection.EVERYTHING, keys).stream().map(Found::story).toList();
    }

    private List<IndexedStory> stories(Map<String, Object> request) {
        return reader.found(index.search(stories, request)).stream()
                .map(Found::story)
                .toList();
    }

    /** The agencies on a selection, beside each other. */
    Agencies agencies(Selection selection) {
        return Agencies.of(index.search(stories, Counts.agencies(selection)).path("aggregations"));
    }

    Optional<StoryHistory> story(String key) {
        return newest(key).map(newest -> history(newest, newest));
    }

    /** A story as it was at an earlier revision; after a kill no earlier one is shown. */
    Optional<StoryHistory> version(String key, long revision) {
        return newest(key)
                .flatMap(newest -> newest.isKilled()
                        ? Optional.of(history(newest, newest))
                        : first(index.search(versions, StoryQueries.version(key, revision)))
                                .map(earlier -> history(earlier, newest)));
    }

    /** The revision at which each of these stories can be found by now; a story that cannot is missing. */
    Map<String, Long> searchable(Collection<String> keys) {
        return reader.found(index.search(stories, StoryQueries.revisions(keys))).stream()
                .map(Found::story)
                .collect(Collectors.toMap(IndexedStory::key, IndexedStory::revision, Math::max));
    }

    private Optional<IndexedStory> newest(String key) {
        return first(index.search(stories, StoryQueries.story(key)));
    }

    private StoryHistory history(IndexedStory story, IndexedStory newest) {
        List<IndexedStory> emissions = reader.found(index.search(versions, StoryQueries.versions(story.key()))).stream()
                .map(Found::story)
                .toList();
        return new StoryHistory(story, newest, versionsOf(emissions), relatives(newest), thread(newest));
    }

    /** Its cluster, and every other story that something on its page is about. */
    private List<IndexedStory> relatives(IndexedStory story) {
        var others = new LinkedHashSet<>(story.cluster());
        story.warnings().forEach(warning -> others.add(warning.about()));
        story.doubts().forEach(doubt -> others.add(doubt.key()));
        Optional.ofNullable(story.relatedTo()).ifPresent(others::add);
        Optional.ofNullable(story.formerCluster()).ifPresent(others::add);
        others.add(story.foldedBy());
        return reader.found(index.search(stories, StoryQueries.relatives(others, story.foldedBy()))).stream()
                .map(Found::story)
                .filter(relative -> !relative.key().equals(story.key()))
                .toList();
    }

    /** The other clusters of its running story, each by its first. */
    private List<IndexedStory> thread(IndexedStory story) {
        if (story.thread() == null) {
            return List.of();
        }
        var clusters = new LinkedHashMap<String, IndexedStory>();
        reader.found(index.search(stories, StoryQueries.thread(story.thread(), story.foldedBy(), MOST_OF_A_THREAD)))
                .forEach(found -> clusters.putIfAbsent(found.story().foldedBy(), found.story()));
        return List.copyOf(clusters.values());
    }

    /** Many emissions share a version (a warning, a merge): the last of each is that version as it ended. */
    private static List<IndexedStory> versionsOf(List<IndexedStory> emissions) {
        var versions = new ArrayList<IndexedStory>();
        for (IndexedStory emission : emissions) {
            if (!versions.isEmpty() && versions.getLast().versionSeen().equals(emission.versionSeen())) {
                versions.removeLast();
            }
            versions.add(emission);
        }
        return versions.reversed();
    }

    private Listing listing(Selection selection, JsonNode answer) {
        List<Found> found = reader.found(answer);
        List<StoryRow> rows = threaded(new Folds(found, withClusters(selection, found)).rows(found));
        var facets = new EnumMap<Facet, List<FacetCount>>(Facet.class);
        for (Facet facet : Facet.values()) {
            facets.put(facet, reader.facet(answer, facet, selection));
        }
        Optional<Position> newest = found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.getFirst().position());
        Optional<Position> next = found.size() < PAGE
                ? Optional.empty()
                : Optional.of(found.getLast().position());
        Optional<ThreadSize> thread = selection
                .thread()
                .flatMap(id -> Optional.ofNullable(threads(Set.of(id)).get(id)));
        return new Listing(rows, reader.total(answer), newest, next, facets, thread, reader.times(answer));
    }

    private List<Found> withClusters(Selection selection, List<Found> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<String> keys = page.stream().map(found -> found.story().key()).toList();
        return reader.found(index.search(stories, StoryQueries.byClusters(selection, Folds.clusters(page), keys)));
    }

    /** The rows, each with its running story where there is more of it. */
    private List<StoryRow> threaded(List<StoryRow> rows) {
        var ids = new LinkedHashSet<String>();
        rows.forEach(row -> Optional.ofNullable(row.story().thread()).ifPresent(ids::add));
        Map<String, ThreadSize> threads = threads(ids);
        return rows.stream()
                .map(row -> {
                    String id = row.story().thread();
                    ThreadSize thread = id == null ? null : threads.get(id);
                    return thread == null || !thread.isRunning() ? row : row.in(thread);
                })
                .toList();
    }

    private Map<String, ThreadSize> threads(Set<String> ids) {
        return ids.isEmpty() ? Map.of() : reader.threads(index.search(stories, StoryQueries.threads(ids)));
    }

    private List<Found> byKeys(Selection selection, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Set<String> bounded = keys.stream().limit(MOST_RELATIVES).collect(Collectors.toCollection(LinkedHashSet::new));
        return reader.found(index.search(stories, StoryQueries.byKeys(selection, bounded)));
    }

    private Optional<IndexedStory> first(JsonNode answer) {
        return reader.found(answer).stream().map(Found::story).findFirst();
    }
}
