package copytaster.desk.web;

import copytaster.enrich.mediatopics.MediaTopic;
import copytaster.enrich.mediatopics.MediaTopics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the page counts of a selection, as OpenSearch's aggregations: facets, times, agencies. */
final class Counts {

    /** The part of an answer that compares agencies. */
    static final String AGENCIES = "agencies";

    static final String SHARED = "shared";

    /** The part of an answer that tells when its stories came. */
    static final String TIMES = "times";

    /** An id that is no pattern by itself. */
    private static final Pattern WHOLE_ID = Pattern.compile("[a-z]+:[a-z0-9-]+");

    private static final int MOST_FACET_VALUES = 40;
    private static final int MOST_AGENCIES = 100;
    private static final int MOST_CLUSTERS = 1000;

    private Counts() {}

    /**
     * Of each agency in the selection how much it sent, and how it stands to the others. First of several is whoever was
     * seen first in a cluster with a second member; the largest thousand clusters are looked at.
     */
    static Map<String, Object> agencies(Selection selection) {
        var query = new ArrayList<Object>(Selected.filters(selection, List.of(Facet.values())));
        query.add(Selected.words(selection));
        Map<String, Object> behind = Map.of("range", Map.of("minutesBehind", Map.of("gte", 0)));
        var copies = Map.of("bool", Map.of("filter", List.of(behind, copied()), "must_not", List.of(killed())));
        var each = Map.of(
                "terms",
                Map.of("field", "provider", "size", MOST_AGENCIES),
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
        var request = new LinkedHashMap<String, Object>();
        request.put("size", 0);
        request.put("query", Selected.all(query));
        var lead = Map.of("size", 1, "sort", StoryQueries.FIRST_SEEN_FIRST, "_source", List.of("provider"));
        var shared = Map.of(
                "terms",
                Map.of("field", "clusterId", "size", MOST_CLUSTERS, "min_doc_count", 2),
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

    /** Counts of each facet's values among the stories that all other facets leave, so that a choice can be widened. */
    static Map<String, Object> facets(Selection selection) {
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
                    Map.of(
                            "filter",
                            Selected.all(Selected.filters(selection, others)),
                            "aggs",
                            Map.of("values", values)));
        }
        // The histogram is of all that the facets leave in the span, as the list is.
        facets.put(
                TIMES,
                Map.of(
                        "filter",
                        Selected.all(Selected.filters(selection, List.of(Facet.values()))),
                        "aggs",
                        Map.of(
                                "values",
                                Map.of(
                                        "auto_date_histogram",
                                        Map.of("field", "versionSeen", "buckets", Histogram.BARS)))));
        return facets;
    }

    /** Top topics and the house's own; and of a chosen one what is right below, so that a choice can be narrowed. */
    static String shownTopics(Collection<String> chosen) {
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
}
