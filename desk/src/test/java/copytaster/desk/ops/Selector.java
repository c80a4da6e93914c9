package copytaster.desk.ops;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PromQL query asks for: a metric by its name, and what its labels must be. */
record Selector(String metric, List<Condition> conditions, Set<String> groupedBy) {

    /** How a label must be: {@code =}, {@code !=}, {@code =~} or {@code !~} a value. */
    record Condition(String label, String comparison, String value) {

        boolean holds(String actual) {
            return switch (comparison) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                case "!~" -> !actual.matches(value);
                default -> throw new AssertionError(comparison);
            };
        }
    }

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|on|ignoring|without)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern METRIC =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*\\})?(?!\\s*\\()(?![a-zA-Z0-9_])");
    private static final Pattern CONDITION = Pattern.compile("([a-zA-Z_]+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    Selector {
        conditions = List.copyOf(conditions);
        groupedBy = Set.copyOf(groupedBy);
    }

    /** Every selector of a query, with all labels that the query groups by. */
    static List<Selector> of(String query) {
        var grouped = new HashSet<String>();
        Matcher grouping = GROUPING.matcher(query);
        while (grouping.find()) {
            for (String label : grouping.group(2).split(",")) {
                if (!label.isBlank() && grouping.group(1).equals("by")) {
                    grouped.add(label.strip());
                }
            }
        }
        String bare = RANGE.matcher(GROUPING.matcher(query).replaceAll(" ")).replaceAll("");
        var selectors = new ArrayList<Selector>();
        Matcher metric = METRIC.matcher(bare);
        while (metric.find()) {
            String name = metric.group(1);
            boolean withinText = TEXT.matcher(bare)
                    .results()
                    .anyMatch(text -> text.start() <= metric.start() && metric.start() < text.end());
            if (withinText || WORDS.contains(name)) {
                continue;
            }
            var conditions = new ArrayList<Condition>();
            if (metric.group(2) != null) {
                Matcher condition = CONDITION.matcher(metric.group(2));
                while (condition.find()) {
                    conditions.add(new Condition(condition.group(1), condition.group(2), condition.group(3)));
                }
            }
            selectors.add(new Selector(name, conditions, grouped));
        }
        return selectors;
    }

    /** Whether it finds this one, with every label that the query needs. */
    boolean finds(Series series) {
        return series.name().equals(metric)
                && conditions.stream()
                        .allMatch(condition -> condition.holds(series.labels().getOrDefault(condition.label(), "")))
                && groupedBy.stream().allMatch(label -> series.labels().containsKey(label));
    }
}
