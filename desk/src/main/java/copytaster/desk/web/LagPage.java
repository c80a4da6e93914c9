package copytaster.desk.web;

import copytaster.desk.lag.LagReport;
import copytaster.desk.lag.LagRow;
import copytaster.desk.lag.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lag of every group that reads the wire, as the page tells it. */
record LagPage(LagReport report) {

    private static final Duration NOTICEABLE = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int CHART_WIDTH = 120;
    private static final int CHART_HEIGHT = 24;
    /** Ten minutes, at a look every five seconds. */
    private static final int CHARTED = 120;

    private static final int PERCENT = 100;

    List<LagRow> rows() {
        return report.rows();
    }

    Instant read() {
        return report.read();
    }

    @Nullable
    String problem() {
        return report.problem();
    }

    static String age(LagRow row) {
        return row.lag().oldest() == null ? "0" : HouseTime.span(row.lag().age(row.at()));
    }

    /** The style class of a row: calm, slow, or behind. */
    static String level(LagRow row) {
        if (row.trend().verdict().isTrouble()) {
            return "is-behind";
        }
        if (row.trend().verdict() == Verdict.LEFT) {
            return "is-calm";
        }
        Duration age = row.lag().age(row.at());
        if (age.compareTo(LATE) >= 0) {
            return "is-behind";
        }
        return age.compareTo(NOTICEABLE) >= 0 ? "is-slow" : "is-calm";
    }

    /** What the group reads in a second. */
    static String pace(LagRow row) {
        return String.format(Locale.ROOT, "%.1f/s", row.trend().consumedPerSecond());
    }

    /** When it will have read everything. */
    static String catchUp(LagRow row) {
        Duration left = row.trend().catchUp();
        if (left == null) {
            return row.trend().verdict() == Verdict.UNSURE ? "–" : "not at this pace";
        }
        return left.isZero() ? "–" : "in " + HouseTime.span(left);
    }

    /** How much of its time on the topic the oldest unread record has had. */
    static String retention(LagRow row) {
        return row.lag().retentionUsed(row.at()).stream()
                .mapToObj(used -> used * PERCENT < 1 ? "< 1 %" : Math.round(used * PERCENT) + " %")
                .findFirst()
                .orElse("–");
    }

    /** The points of a line through the ages of the last looks, newest at the right; empty for fewer than two. */
    static String line(LagRow row) {
        List<Double> ages = row.ages();
        List<Double> last = ages.subList(Math.max(0, ages.size() - CHARTED), ages.size());
        if (last.size() < 2) {
            return "";
        }
        // A second of lag is no mountain.
        double highest =
                Math.max(10, last.stream().mapToDouble(age -> age).max().orElse(0));
        var points = new StringBuilder();
        for (int n = 0; n < last.size(); n++) {
            double x = CHART_WIDTH - (double) (last.size() - 1 - n) * CHART_WIDTH / (CHARTED - 1);
            double y = CHART_HEIGHT - 1 - last.get(n) / highest * (CHART_HEIGHT - 2);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return points.toString().strip();
    }
}
