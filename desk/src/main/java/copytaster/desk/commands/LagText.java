package copytaster.desk.commands;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.desk.lag.LagRow;
import copytaster.desk.lag.LagTrend;
import copytaster.desk.lag.PartitionLag;
import copytaster.desk.lag.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes lags for people, as a table, and for programs, as JSON Lines. */
final class LagText {
    private static final List<String> HEADINGS = List.of(
            "GROUP",
            "TOPIC",
            "PARTITION",
            "COMMITTED",
            "END",
            "BEHIND",
            "READS/S",
            "RETENTION",
            "MEMBERS",
            "OLDEST UNREAD",
            "VERDICT");
    private static final Set<String> WORDS = Set.of("GROUP", "TOPIC", "OLDEST UNREAD", "VERDICT");
    private static final int PERCENT = 100;
    private static final double MILLIS = 1000.0;

    private final JsonMapper json = new JsonMapper();

    List<String> table(List<LagRow> lags) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        lags.forEach(lag -> rows.add(row(lag)));
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    List<String> json(List<LagRow> lags) {
        return lags.stream().map(lag -> object(lag).toString()).toList();
    }

    private static List<String> row(LagRow row) {
        PartitionLag lag = row.lag();
        OptionalDouble retention = lag.retentionUsed(row.at());
        return List.of(
                lag.group(),
                lag.topic(),
                String.valueOf(lag.partition()),
                lag.committed().isPresent() ? String.valueOf(lag.committed().getAsLong()) : "none",
                String.valueOf(lag.end()),
                String.valueOf(lag.offsets()),
                String.format(Locale.ROOT, "%.1f", row.trend().consumedPerSecond()),
                retention.isEmpty() ? "-" : Math.round(retention.getAsDouble() * PERCENT) + " %",
                String.valueOf(row.group().members()),
                lag.oldest() == null ? "-" : words(lag.age(row.at())),
                verdict(row));
    }

    private static String verdict(LagRow row) {
        Verdict verdict = row.trend().verdict();
        Duration left = row.trend().catchUp();
        var words = new StringBuilder(verdict.words());
        if (row.lag().expired() > 0) {
            words.append(", ").append(row.lag().expired()).append(" expired unread");
        }
        if (left != null && !left.isZero() && verdict != Verdict.STOPPED) {
            words.append(", caught up in ").append(words(left));
        }
        if (row.lag().held() > 0) {
            words.append(", ").append(row.lag().held()).append(" behind an open transaction");
        }
        return words.toString();
    }

    private ObjectNode object(LagRow row) {
        PartitionLag lag = row.lag();
        LagTrend trend = row.trend();
        ObjectNode object = json.createObjectNode()
                .put("at", row.at().toString())
                .put("group", lag.group())
                .put("topic", lag.topic())
                .put("partition", lag.partition());
        if (lag.committed().isPresent()) {
            object.put("committed", lag.committed().getAsLong());
        } else {
            object.putNull("committed");
        }
        object.put("end", lag.end()).put("held", lag.held()).put("offsets", lag.offsets());
        object.put("oldest", lag.oldest() == null ? null : lag.oldest().toString());
        object.put("ageSeconds", lag.age(row.at()).toMillis() / MILLIS).put("expired", lag.expired());
        lag.retentionUsed(row.at())
                .ifPresentOrElse(used -> object.put("retentionUsed", used), () -> object.putNull("retentionUsed"));
        object.put("kind", row.group().kind()).put("members", row.group().members());
        object.put("consumedPerSecond", trend.consumedPerSecond()).put("producedPerSecond", trend.producedPerSecond());
        Duration left = trend.catchUp();
        object.put("catchUpSeconds", left == null ? null : left.toMillis() / MILLIS);
        return object.put("verdict", trend.verdict().label());
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String side = WORDS.contains(HEADINGS.get(column)) ? "-" : "";
            line.append(String.format(Locale.ROOT, "%" + side + widths[column] + "s  ", row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    /** Two units at most: 0.4 s, 35 s, 4 min 5 s, 3 h 20 min, 2 d 4 h. */
    static String words(Duration age) {
        if (age.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", age.toMillis() / MILLIS);
        }
        if (age.toMinutes() == 0) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() == 0) {
            return age.toMinutes() + " min " + age.toSecondsPart() + " s";
        }
        if (age.toDays() == 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toDays() + " d " + age.toHoursPart() + " h";
    }
}
