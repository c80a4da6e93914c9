package copytaster.desk.web;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page asks of the index, as the bodies of OpenSearch's search requests. */
final class StoryQueries {

    /** The name of the query that tells which of the stories asked for by key the selection holds. */
    static final String SELECTED = "selected";

    /** What a row does not show. */
    private static final Map<String, Object> ROW_SOURCE =
            Map.of("excludes", List.of("body", "captions", "tags", "evidence", "doubts", "rights"));

    /** What is said of a story beside another one. */
    private static final Map<String, Object> RELATIVE_SOURCE =
            Map.of("excludes", List.of("body", "captions", "tags", "doubts", "rights"));

    /** The part of an answer on threads that lists them. */
    static final String THREADS = "threads";

    private static final List<Object> NEWEST_FIRST = List.of(Map.of("versionSeen", "desc"), Map.of("key", "desc"));
    static final List<Object> FIRST_SEEN_FIRST = List.of(Map.of("firstSeen", "asc"), Map.of("key", "asc"));

    private static final int MOST_VERSIONS = 500;
    private static final int MOST_RELATIVES = 1000;
    private static final int MOST_LANGUAGES = 100;

    private StoryQueries() {}

    /** A page of the selection, newest first, from below {@code after}; the first page brings the facets. */
    static Map<String, Object> page(Selection selection, Optional<Position> after, int size) {
        var request = listing(selection, List.of(), size);
        after.ifPresentOrElse(
                position -> request.put("search_after", List.of(position.seen().toEpochMilli(), position.key())),
                () -> request.put("aggs", Counts.facets(selection)));
        return request;
    }

    /** A page of the selection, each story whole, newest first, from below {@code after}. */
    static Map<String, Object> whole(Selection selection, Optional<Position> after, int size) {
        var request = page(selection, after, size);
        request.remove("_source");
        request.remove("aggs");
        request.remove("highlight");
        return request;
    }

    /** What has come into the selection above {@code since}. */
    static Map<String, Object> newer(Selection selection, Position since, int size) {
        long millis = since.seen().toEpochMilli();
        var later = Map.of("range", Map.of("versionSeen", Map.of("gt", millis, "format", "epoch_millis")));
        var sameMillisecond = Selected.all(List.of(
                Map.of("range", Map.of("versionSeen", Map.of("gte", millis, "lte", millis, "format", "epoch_millis"))),
                Map.of("range", Map.of("key", Map.of("gt", since.key())))));
        return listing(selection, List.of(Selected.any(List.of(later, sameMillisecond))), size);
    }

    /** The stories with these keys, each marked where the selection holds it. */
    static Map<String, Object> byKeys(Selection selection, Collection<String> keys) {
        return request(marked(selection, Selected.keyIn(keys)), keys.size());
    }

    /** The other members of these clusters, first seen first, each marked where the selection holds it. */
    static Map<String, Object> byClusters(Selection selection, Collection<String> clusters, Collection<String> except) {
        Map<String, Object> others = Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(Map.of("terms", Map.of("clusterId", List.copyOf(clusters)))),
                        "must_not",
                        List.of(Selected.keyIn(except))));
        var request = request(marked(selection, others), MOST_RELATIVES);
        request.put("sort", FIRST_SEEN_FIRST);
        return request;
    }

    /** These stories, and a whole cluster, first seen first, with what each was judged by. */
    static Map<String, Object> relatives(Collection<String> keys, String cluster) {
        var request = request(
                Selected.any(List.of(Selected.keyIn(keys), Map.of("term", Map.of("clusterId", cluster)))),
                MOST_RELATIVES);
        request.put("_source", RELATIVE_SOURCE);
        request.put("sort", FIRST_SEEN_FIRST);
        return request;
    }

    /** A running story without one of its clusters, first seen first. */
    static Map<String, Object> thread(String thread, String exceptCluster, int size) {
        var request = request(
                Map.of(
                        "bool",
                        Map.of(
                                "filter",
                                List.of(Map.of("term", Map.of("thread", thread))),
                                "must_not",
                                List.of(Map.of("term", Map.of("clusterId", exceptCluster))))),
                size);
        request.put("sort", FIRST_SEEN_FIRST);
        return request;
    }

    /** Of each of these running stories how many reports it has, in which languages, and its first story. */
    static Map<String, Object> threads(Collection<String> threads) {
        var first = Map.of("size", 1, "sort", FIRST_SEEN_FIRST, "_source", ROW_SOURCE);
        var each = Map.of(
                "terms",
                Map.of("field", "thread", "size", threads.size()),
                "aggs",
                Map.of(
                        "stories", Map.of("cardinality", Map.of("field", "clusterId")),
                        "languages", Map.of("terms", Map.of("field", "language", "size", MOST_LANGUAGES)),
                        "first", Map.of("top_hits", first)));
        var request = request(Map.of("terms", Map.of("thread", List.copyOf(threads))), 0);
        request.put("aggs", Map.of(THREADS, each));
        return request;
    }

    /** What has come since a time, of one priority or any, newest first. */
    static Map<String, Object> since(Instant since, Optional<String> priority) {
        var filters = new ArrayList<Object>();
        filters.add(Map.of("range", Map.of("versionSeen", Map.of("gte", since.toString()))));
        priority.ifPresent(loud -> filters.add(Map.of("term", Map.of("priority", loud))));
        var request = request(Selected.all(filters), MOST_RELATIVES);
        request.put("sort", NEWEST_FIRST);
        return request;
    }

    /** One story, whole. */
    static Map<String, Object> story(String key) {
        var request = request(Selected.keyIn(List.of(key)), 1);
        request.remove("_source");
        request.put("sort", List.of(Map.of("revision", "desc")));
        return request;
    }

    /** Every emission of a story that the index of versions keeps, oldest first. */
    static Map<String, Object> versions(String key) {
        var request = request(Selected.keyIn(List.of(key)), MOST_VERSIONS);
        request.put("sort", List.of(Map.of("revision", "asc")));
        return request;
    }

    /** One earlier emission of a story, whole. */
    static Map<String, Object> version(String key, long revision) {
        var request = request(
                Selected.all(List.of(Selected.keyIn(List.of(key)), Map.of("term", Map.of("revision", revision)))), 1);
        request.remove("_source");
        return request;
    }

    /** The revisions at which these stories can be found by now. */
    static Map<String, Object> revisions(Collection<String> keys) {
        var request = request(Selected.keyIn(keys), keys.size());
        request.put("_source", List.of("key", "revision"));
        return request;
    }

    private static Map<String, Object> listing(Selection selection, List<Object> also, int size) {
        var query = new ArrayList<Object>(also);
        query.add(Selected.words(selection));
        var request = request(Selected.all(query), size);
        request.put("post_filter", Selected.all(Selected.filters(selection, List.of(Facet.values()))));
        request.put("sort", NEWEST_FIRST);
        request.put("track_total_hits", true);
        if (!selection.words().isEmpty()) {
            request.put("highlight", highlight(selection));
        }
        return request;
    }

    private static Map<String, Object> request(Object query, int size) {
        var request = new LinkedHashMap<String, Object>();
        request.put("size", size);
        request.put("query", query);
        request.put("_source", ROW_SOURCE);
        return request;
    }

    /** What is asked for, and of it what the selection holds, by name. */
    private static Map<String, Object> marked(Selection selection, Map<String, Object> asked) {
        var selected = new ArrayList<>(Selected.filters(selection, List.of(Facet.values())));
        selected.add(Selected.words(selection));
        var named = Map.of("bool", Map.of("filter", selected, "_name", SELECTED));
        return Map.of("bool", Map.of("filter", List.of(asked), "should", List.of(named)));
    }

    private static Map<String, Object> highlight(Selection selection) {
        var marked = Map.of(
                "simple_query_string",
                Map.of("query", HighlightWords.of(selection.words()), "fields", List.of("headline", "body")));
        return Map.ofEntries(
                entry("pre_tags", List.of(Segment.OPEN)),
                entry("post_tags", List.of(Segment.CLOSE)),
                entry("require_field_match", false),
                entry("highlight_query", marked),
                entry(
                        "fields",
                        Map.of(
                                "headline", Map.of("number_of_fragments", 0),
                                "body", Map.of("number_of_fragments", 1, "fragment_size", 180))));
    }
}
