package copytaster.desk.commands;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.desk.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes lags for people, as a table, and for programs, as JSON Lines. */
final class LagText {
    private static final List<String> HEADINGS =
            List.of("GROUP", "TOPIC", "PARTITION", "COMMITTED", "END", "BEHIND", "OLDEST UNREAD");
    private static final int FIRST_NUMBER = 2;

    private final Instant now;
    private final JsonMapper json = new JsonMapper();

    LagText(Instant now) {
        this.now = now;
    }

    List<String> table(List<PartitionLag> lags) {
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

    List<String> json(List<PartitionLag> lags) {
        return lags.stream().map(lag -> object(lag).toString()).toList();
    }

    private List<String> row(PartitionLag lag) {
        String expired = lag.expired() == 0 ? "" : " (" + lag.expired() + " expired unread)";
        return List.of(
                lag.group(),
                lag.topic(),
                String.valueOf(lag.partition()),
                lag.committed().isPresent() ? String.valueOf(lag.committed().getAsLong()) : "none",
                String.valueOf(lag.end()),
                String.valueOf(lag.offsets()),
                (lag.oldest() == null ? "-" : words(lag.age(now))) + expired);
    }

    private ObjectNode object(PartitionLag lag) {
        ObjectNode object = json.createObjectNode()
                .put("group", lag.group())
                .put("topic", lag.topic())
                .put("partition", lag.partition());
        if (lag.committed().isPresent()) {
            object.put("committed", lag.committed().getAsLong());
        } else {
            object.putNull("committed");
        }
        object.put("end", lag.end()).put("offsets", lag.offsets());
        object.put("oldest", lag.oldest() == null ? null : lag.oldest().toString());
        return object.put("ageSeconds", lag.age(now).toMillis() / 1000.0).put("expired", lag.expired());
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            boolean number = column >= FIRST_NUMBER && column < row.size() - 1;
            line.append(String.format(
                    Locale.ROOT,
                    number ? "%" + widths[column] + "s  " : "%-" + widths[column] + "s  ",
                    row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    /** Two units at most: 0.4 s, 35 s, 4 min 5 s, 3 h 20 min, 2 d 4 h. */
    static String words(Duration age) {
        if (age.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", age.toMillis() / 1000.0);
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
