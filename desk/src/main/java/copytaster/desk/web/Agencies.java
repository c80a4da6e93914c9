package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The agencies on one search, beside each other; the busiest first. */
record Agencies(List<Row> rows) {

    /**
     * @param first reports that others sent, too, and it before them
     * @param behind reports that another had first
     * @param medianMinutes behind the first, of those
     */
    record Row(
            String provider, long stories, long first, long behind, long medianMinutes, long corrections, long kills) {}

    /** @param aggregations of {@link Counts#agencies} */
    static Agencies of(JsonNode aggregations) {
        var first = new HashMap<String, Long>();
        for (JsonNode cluster : aggregations.path(Counts.SHARED).path("buckets")) {
            String lead = cluster.at("/lead/hits/hits/0/_source/provider").asText();
            first.merge(lead, 1L, Long::sum);
        }
        var rows = new ArrayList<Row>();
        for (JsonNode bucket : aggregations.path(Counts.AGENCIES).path("buckets")) {
            String provider = bucket.path("key").asText();
            rows.add(new Row(
                    provider,
                    bucket.path("doc_count").asLong(),
                    first.getOrDefault(provider, 0L),
                    bucket.path("behind").path("doc_count").asLong(),
                    Math.round(bucket.path("behind")
                            .path("median")
                            .path("values")
                            .path("50.0")
                            .asDouble(0)),
                    bucket.path("corrections").path("doc_count").asLong(),
                    bucket.path("kills").path("doc_count").asLong()));
        }
        return new Agencies(rows);
    }
}
