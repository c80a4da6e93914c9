package copytaster.desk.web;

import static java.util.Map.entry;

import copytaster.enrich.mediatopics.MediaTopic;
import copytaster.enrich.mediatopics.MediaTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the page asks of the index, as the bodies of OpenSearch's search requests. */
final class StoryQueries {

    /** The name of the query that tells which of the stories asked for by key the selection holds. */
    static final String SELECTED = "selected";

    /** An id that is no pattern by itself. */
    private static final Pattern WHOLE_ID = Pattern.compile("[a-z]+:[a-z0-9-]+");

    /** The text as it stands, and each language's in its own analyser. */
    private static final List<String> TEXT_FIELDS = List.of(
            "headline^4", "slug^2", "keywords^2", "topicLabels", "body", "captions", "byline", "dateline", "text_*");

    /** What a row does not show. */
    private static final Map<String, Object> ROW_SOURCE =
            Map.of("excludes", List.of("body", "captions", "tags", "evidence", "doubts", "rights"));

    /** What is said of a story beside another one. */
    private static final Map<String, Object> RELATIVE_SOURCE =
            Map.of("excludes", List.of("body", "captions", "tags", "doubts", "rights"));

    /** The part of an answer on threads that lists them. */
    static final String THREADS = "threads";

    /** The part of an answer that compares agencies. */
    static final String AGENCIES = "agencies";

    static final String SHARED = "shared";

    /** The part of an answer that tells when its stories came. */
    static final String TIMES = "times";

    private static final List<Object> NEWEST_FIRST = List.of(Map.of("versionSeen", "desc"), Map.of("key", "desc"));
    private static final List<Object> FIRST_SEEN_FIRST = List.of(Map.of("firstSeen", "asc"), Map.of("key", "asc"));

    private static final int MOST_FACET_VALUES = 40;
    private static final int MOST_VERSIONS = 500;
    private static final int MOST_RELATIVES = 1000;
    private static final int MOST_LANGUAGES = 100;

    private StoryQueries() {}

    /** A page of the selection, newest first, from below {@code after}; the first page brings the facets. */
    static Map<String, Object> page(Selection selection, Optional<Position> after, int size) {
        var request = listing(selection, List.of(), size);
        after.ifPresentOrElse(
                position -> request.put("search_after", List.of(position.seen().toEpochMilli(), position.key())),
                () -> request.put("aggs", facets(selection)));
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
        var sameMillisecond = all(List.of(
                Map.of("range", Map.of("versionSeen", Map.of("gte", millis, "lte", millis, "format", "epoch_millis"))),
                Map.of("range", Map.of("key", Map.of("gt", since.key())))));
        return listing(selection, List.of(any(List.of(later, sameMillisecond))), size);
    }

    /** The stories with these keys, each marked where the selection holds it. */
    static Map<String, Object> byKeys(Selection selection, Collection<String> keys) {
        return request(marked(selection, keyIn(keys)), keys.size());
    }

    /** The other members of these clusters, first seen first, each marked where the selection holds it. */
    static Map<String, Object> byClusters(Selection selection, Collection<String> clusters, Collection<String> except) {
        Map<String, Object> others = Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(Map.of("terms", Map.of("clusterId", List.copyOf(clusters)))),
                        "must_not",
                        List.of(keyIn(except))));
        var request = request(marked(selection, others), MOST_RELATIVES);
        request.put("sort", FIRST_SEEN_FIRST);
        return request;
    }

    /** These stories, and a whole cluster, first seen first, with what each was judged by. */
    static Map<String, Object> relatives(Collection<String> keys, String cluster) {
        var request = request(any(List.of(keyIn(keys), Map.of("term", Map.of("clusterId", cluster)))), MOST_RELATIVES);
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
        var request = request(all(filters), MOST_RELATIVES);
        request.put("sort", NEWEST_FIRST);
        return request;
    }

    /**
     * Of each agency in the selection how much it sent, and how it stands to the others. First of several is whoever was
     * seen first in a cluster with a second member; the largest thousand clusters are looked at.
     */
    static Map<String, Object> agencies(Selection selection) {
        var query = new ArrayList<Object>(filters(selection, List.of(Facet.values())));
        query.add(words(selection));
        Map<String, Object> behind = Map.of("range", Map.of("minutesBehind", Map.of("gte", 0)));
        var copies = Map.of("bool", Map.of("filter", List.of(behind, copied()), "must_not", List.of(killed())));
        var each = Map.of(
                "terms",
                Map.of("field", "provider", "size", MOST_LANGUAGES),
                "aggs",
                Map.of(
                        "behind",
                                Map.of(
                                        "filter",
                                        copies,
                                        "aggs",
                                        Map.of(
                                                "median",
                                                Map.of(
                                                        "percentiles",
                                                        Map.of("field", "minutesBehind", "percents", List.of(50))))),
                        "corrections", Map.of("filter", Map.of("term", Map.of("relation", "CORRECTION"))),
                        "kills", Map.of("filter", killed())));
        var request = request(all(query), 0);
        var lead = Map.of("size", 1, "sort", FIRST_SEEN_FIRST, "_source", List.of("provider"));
        var shared = Map.of(
                "terms",
                Map.of("field", "clusterId", "size", MOST_RELATIVES, "min_doc_count", 2),
                "aggs",
                Map.of("lead", Map.of("top_hits", lead)));
        request.put("aggs", Map.of(AGENCIES, each, SHARED, shared));
        return request;
    }

    private static Map<String, Object> copied() {
        return Map.of("terms", Map.of("relation", List.of("COPY", "TRIMMED", "RETRANSMISSION", "EXPANDED", "REWRITE")));
    }

    private static Map<String, Object> killed() {
        return Map.of("term", Map.of("status", "KILLED"));
    }

    /** One story, whole. */
    static Map<String, Object> story(String key) {
        var request = request(keyIn(List.of(key)), 1);
        request.remove("_source");
        request.put("sort", List.of(Map.of("revision", "desc")));
        return request;
    }

    /** Every emission of a story that the index of versions keeps, oldest first. */
    static Map<String, Object> versions(String key) {
        var request = request(keyIn(List.of(key)), MOST_VERSIONS);
        request.put("sort", List.of(Map.of("revision", "asc")));
        return request;
    }

    /** One earlier emission of a story, whole. */
    static Map<String, Object> version(String key, long revision) {
        var request = request(all(List.of(keyIn(List.of(key)), Map.of("term", Map.of("revision", revision)))), 1);
        request.remove("_source");
        return request;
    }

    /** The revisions at which these stories can be found by now. */
    static Map<String, Object> revisions(Collection<String> keys) {
        var request = request(keyIn(keys), keys.size());
        request.put("_source", List.of("key", "revision"));
        return request;
    }

    private static Map<String, Object> listing(Selection selection, List<Object> also, int size) {
        var query = new ArrayList<Object>(also);
        query.add(words(selection));
        var request = request(all(query), size);
        request.put("post_filter", all(filters(selection, List.of(Facet.values()))));
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

    private static Map<String, Object> words(Selection selection) {
        if (selection.words().isEmpty()) {
            return Map.of("match_all", Map.of());
        }
        return Map.of(
                "simple_query_string",
                Map.of("query", selection.words(), "fields", TEXT_FIELDS, "default_operator", "and"));
    }

    /** What is asked for, and of it what the selection holds, by name. */
    private static Map<String, Object> marked(Selection selection, Map<String, Object> asked) {
        var selected = new ArrayList<>(filters(selection, List.of(Facet.values())));
        selected.add(words(selection));
        var named = Map.of("bool", Map.of("filter", selected, "_name", SELECTED));
        return Map.of("bool", Map.of("filter", List.of(asked), "should", List.of(named)));
    }

    /** One filter a facet: any of its chosen values; and the running story. */
    private static List<Object> filters(Selection selection, Collection<Facet> facets) {
        var filters = new ArrayList<Object>();
        selection.thread().ifPresent(thread -> filters.add(Map.of("term", Map.of("thread", thread))));
        if (!selection.span().isAll()) {
            var range = new LinkedHashMap<String, Object>();
            selection.span().from().ifPresent(from -> range.put("gte", from.toString()));
            selection.span().to().ifPresent(to -> range.put("lt", to.toString()));
            filters.add(Map.of("range", Map.of("versionSeen", range)));
        }
        for (Facet facet : facets) {
            if (!selection.chosen(facet).isEmpty()) {
                filters.add(chosen(facet, List.copyOf(selection.chosen(facet))));
            }
        }
        return filters;
    }

    /** A language stands for its regions: agencies write {@code es} and {@code es-ES} for the same. */
    private static Map<String, Object> chosen(Facet facet, List<String> values) {
        Map<String, Object> terms = Map.of("terms", Map.of(facet.field(), values));
        if (facet != Facet.LANGUAGE) {
            return terms;
        }
        var either = new ArrayList<Object>(List.of(terms));
        values.forEach(value -> either.add(Map.of("prefix", Map.of(facet.field(), value + "-"))));
        return any(either);
    }

    /** Counts of each facet's values among the stories that all other facets leave, so that a choice can be widened. */
    private static Map<String, Object> facets(Selection selection) {
        var facets = new LinkedHashMap<String, Object>();
        for (Facet facet : Facet.values()) {
            var others = new ArrayList<>(List.of(Facet.values()));
            others.remove(facet);
            var values = new LinkedHashMap<String, Object>();
            var terms = new LinkedHashMap<String, Object>();
            terms.put("field", facet.field());
            terms.put("size", MOST_FACET_VALUES);
            values.put("terms", terms);
            if (facet == Facet.TOPIC) {
                terms.put("include", shownTopics(selection.chosen(facet)));
                values.put(
                        "aggs", Map.of("label", Map.of("top_hits", Map.of("size", 1, "_source", "tags.mediaTopics"))));
            }
            facets.put(
                    facet.parameter(),
                    Map.of("filter", all(filters(selection, others)), "aggs", Map.of("values", values)));
        }
        // The histogram is of all that the facets leave in the span, as the list is.
        facets.put(
                TIMES,
                Map.of(
                        "filter",
                        all(filters(selection, List.of(Facet.values()))),
                        "aggs",
                        Map.of(
                                "values",
                                Map.of(
                                        "auto_date_histogram",
                                        Map.of("field", "versionSeen", "buckets", Histogram.BARS)))));
        return facets;
    }

    /** Top topics and the house's own; and of a chosen one what is right below, so that a choice can be narrowed. */
    private static String shownTopics(Collection<String> chosen) {
        var shown = new ArrayList<>(List.of("medtop:[0-9]{2}000000", "[^m].*"));
        for (String id : chosen) {
            if (WHOLE_ID.matcher(id).matches()) {
                shown.add(id);
                MediaTopics.standard().all().stream()
                        .filter(topic -> topic.broader().contains(id))
                        .map(MediaTopic::id)
                        .forEach(shown::add);
            }
        }
        return String.join("|", shown);
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

    private static Map<String, Object> keyIn(Collection<String> keys) {
        return Map.of("terms", Map.of("key", List.copyOf(keys)));
    }

    private static Map<String, Object> all(List<?> filters) {
        return Map.of("bool", Map.of("filter", filters));
    }

    private static Map<String, Object> any(List<?> queries) {
        return Map.of("bool", Map.of("should", queries, "minimum_should_match", 1));
    }
}
