package copytaster.desk.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A selection as OpenSearch is asked for it: its words, and a filter for each of its other parts. */
final class Selected {

    /** The text as it stands, and each language's in its own analyser. */
    private static final List<String> TEXT_FIELDS = List.of(
            "headline^4", "slug^2", "keywords^2", "topicLabels", "body", "captions", "byline", "dateline", "text_*");

    private Selected() {}

    static Map<String, Object> words(Selection selection) {
        if (selection.words().isEmpty()) {
            return Map.of("match_all", Map.of());
        }
        return Map.of(
                "simple_query_string",
                Map.of("query", selection.words(), "fields", TEXT_FIELDS, "default_operator", "and"));
    }

    /** One filter a facet: any of its chosen values; and the running story. */
    static List<Object> filters(Selection selection, Collection<Facet> facets) {
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
    static Map<String, Object> chosen(Facet facet, List<String> values) {
        Map<String, Object> terms = Map.of("terms", Map.of(facet.field(), values));
        if (facet != Facet.LANGUAGE) {
            return terms;
        }
        var either = new ArrayList<Object>(List.of(terms));
        values.forEach(value -> either.add(Map.of("prefix", Map.of(facet.field(), value + "-"))));
        return any(either);
    }

    static Map<String, Object> keyIn(Collection<String> keys) {
        return Map.of("terms", Map.of("key", List.copyOf(keys)));
    }

    static Map<String, Object> all(List<?> filters) {
        return Map.of("bool", Map.of("filter", filters));
    }

    static Map<String, Object> any(List<?> queries) {
        return Map.of("bool", Map.of("should", queries, "minimum_should_match", 1));
    }
}
