package copytaster.desk.check;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.sink.OpenSearchConnection;
import copytaster.sink.OpenSearchConnection.Answer;
import copytaster.sink.OpenSearchSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the index: its release, health, disks, aliases, and whether its clock agrees with ours. */
final class IndexCheck {

    /** Past this, OpenSearch allots no shard to a disk; at 95 % it makes indices read-only. Its own defaults. */
    private static final double HIGH_WATERMARK = 90;

    private static final Duration NOTICEABLE = Duration.ofSeconds(2);
    private static final Duration WRONG = Duration.ofSeconds(30);

    private final OpenSearchSettings settings;
    private final Clock clock;

    IndexCheck(OpenSearchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    List<Point> points() {
        var points = new ArrayList<Point>();
        String where = String.join(", ", settings.urls());
        try (var connection = OpenSearchConnection.open(settings)) {
            Answer root = connection.send("GET", "/", Map.of(), null);
            if (!root.good()) {
                return List.of(Point.fail("index", where + " answers: " + root.reason()));
            }
            points.add(version(root.json(), where));
            Answer health = connection.send("GET", "/_cluster/health", Map.of(), null);
            points.add(health(health.json().path("status").asText("unknown")));
            points.addAll(disks(connection.send("GET", "/_nodes/stats/fs,os", Map.of(), null)));
            points.add(alias(connection));
        } catch (IOException | RuntimeException e) {
            points.add(Point.fail(
                    "index",
                    "no answer from " + where + ": " + e.getMessage()
                            + ". Start the index first, or check opensearch.urls"));
        }
        return points;
    }

    static Point version(JsonNode root, String where) {
        String number = root.path("version").path("number").asText("unknown");
        String product = root.path("version").path("distribution").asText("no OpenSearch");
        boolean known = product.equals("opensearch")
                && (number.startsWith("3.")
                        || (number.startsWith("2.") && Integer.parseInt(number.split("\\.")[1]) >= 11));
        return known
                ? Point.ok("index", "OpenSearch " + number + " at " + where)
                : Point.fail(
                        "index", where + " is " + product + " " + number + "; OpenSearch 2.11 to 3.x is supported");
    }

    private static Point health(String status) {
        return switch (status) {
            case "green", "yellow" -> Point.ok("index health", status);
            default -> Point.fail("index health", status + ": some shards are not there; see the cluster's own log");
        };
    }

    private List<Point> disks(Answer stats) {
        if (!stats.good()) {
            return List.of(Point.warn("index disks", "are not told to this user: " + stats.reason()));
        }
        var points = new ArrayList<Point>();
        for (JsonNode node : stats.json().path("nodes")) {
            String name = node.path("name").asText();
            JsonNode total = node.path("fs").path("total");
            points.add(disk(
                    name,
                    total.path("total_in_bytes").asLong(),
                    total.path("available_in_bytes").asLong()));
            points.add(clocks(
                    name, Instant.ofEpochMilli(node.path("os").path("timestamp").asLong()), clock.instant()));
        }
        return points;
    }

    static Point disk(String node, long total, long free) {
        double used = total == 0 ? 0 : 100.0 * (total - free) / total;
        String told = "%.0f %% used, %,d MB free".formatted(used, free >> 20);
        return used >= HIGH_WATERMARK
                ? Point.fail("index disk of " + node, told + ": OpenSearch soon refuses to write; make room")
                : Point.ok("index disk of " + node, told);
    }

    static Point clocks(String node, Instant theirs, Instant ours) {
        Duration apart = Duration.between(theirs, ours).abs();
        String told = "%.1f s between this machine and %s".formatted(apart.toMillis() / 1000.0, node);
        if (apart.compareTo(WRONG) > 0) {
            return Point.fail("clock", told + ": latencies and retention will be wrong; set both by NTP");
        }
        return apart.compareTo(NOTICEABLE) > 0
                ? Point.warn("clock", told + "; set both by NTP")
                : Point.ok("clock", told);
    }

    private Point alias(OpenSearchConnection connection) throws IOException {
        Answer alias = connection.send("GET", "/_alias/" + settings.stories(), Map.of(), null);
        if (alias.status() == 404) {
            return Point.warn("index alias", settings.stories() + " is not there; the sink's first start makes it");
        }
        return alias.good()
                ? Point.ok("index alias", settings.stories() + " → " + first(alias.json()))
                : Point.fail("index alias", alias.reason());
    }

    private static @Nullable String first(JsonNode indices) {
        return indices.fieldNames().hasNext() ? indices.fieldNames().next() : null;
    }
}
