package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When the stories of a selection came: a bar for each stretch of time. */
record Histogram(List<Bar> bars) {

    static final Histogram NONE = new Histogram(List.of());

    /** So many bars at most. */
    static final int BARS = 40;

    /** As wide as the drawing is in its own units. */
    static final int WIDTH = 400;

    static final int HEIGHT = 40;

    /** @param height in the drawing's own units */
    record Bar(Instant from, Instant to, long count, int x, int width, int height) {

        Span span() {
            return Span.between(from, to);
        }
    }

    /** @param buckets of an aggregation by time, oldest first */
    static Histogram of(JsonNode buckets) {
        List<Instant> times = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (JsonNode bucket : buckets) {
            times.add(Instant.ofEpochMilli(bucket.path("key").asLong()));
            counts.add(bucket.path("doc_count").asLong());
        }
        if (times.size() < 2) {
            return NONE;
        }
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        Duration width = Duration.between(times.get(times.size() - 2), times.getLast());
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < times.size(); i++) {
            int x = i * WIDTH / times.size();
            long count = counts.get(i);
            int height = count == 0 ? 0 : (int) Math.max(2, count * HEIGHT / most);
            Instant to = i + 1 < times.size() ? times.get(i + 1) : times.get(i).plus(width);
            bars.add(new Bar(times.get(i), to, count, x, (i + 1) * WIDTH / times.size() - x - 1, height));
        }
        return new Histogram(bars);
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }
}
