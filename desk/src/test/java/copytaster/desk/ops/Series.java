package copytaster.desk.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of what a service shows under {@code /metrics}: a name, its labels, a number. */
record Series(String name, Map<String, String> labels, double value) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    Series {
        labels = Map.copyOf(labels);
    }

    /** @param target the labels that Prometheus adds to all that it reads there */
    static List<Series> of(String metrics, Map<String, String> target) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> of(LINE.matcher(line), line, target))
                .toList();
    }

    private static Series of(Matcher line, String text, Map<String, String> target) {
        if (!line.matches()) {
            throw new AssertionError("not in Prometheus' format: " + text);
        }
        Map<String, String> labels = new HashMap<>();
        if (line.group(2) != null) {
            Matcher label = LABEL.matcher(line.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        labels.putAll(target);
        double value = line.group(3).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(line.group(3));
        return new Series(line.group(1), labels, value);
    }
}
