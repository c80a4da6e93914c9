package copytaster.desk.rules;

import copytaster.enrich.desks.Desk;
import copytaster.enrich.desks.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of rules as an editor wrote it, with one desk more: everything else stays as it stands, comments too. */
final class RulesText {

    private static final Pattern DESKS = Pattern.compile("desks:\\s*(#.*)?");
    private static final Pattern INDENTED = Pattern.compile("(\\s+)[^\\s#].*");

    private RulesText() {}

    /**
     * @param conditions on one line
     * @throws IllegalArgumentException where there is a desk of this name, or where it cannot be put in by itself
     */
    static String with(String text, String name, String conditions) {
        List<Desk> before = desks(text);
        if (before.stream().anyMatch(desk -> desk.name().equals(name))) {
            throw new IllegalArgumentException("there is a desk " + name + " already; choose another name");
        }
        String more = inserted(text, name + ": " + conditions);
        List<Desk> after = desks(more);
        if (after.size() != before.size() + 1
                || !after.stream().map(Desk::name).toList().contains(name)) {
            throw new IllegalArgumentException(
                    "the rules in force are written so that a desk cannot be put in by itself; add it by hand, with"
                            + " ./copytaster rules show and rules publish: " + name + ": " + conditions);
        }
        return more;
    }

    private static String inserted(String text, String desk) {
        var lines = new ArrayList<>(text.lines().toList());
        for (int at = 0; at < lines.size(); at++) {
            if (DESKS.matcher(lines.get(at)).matches()) {
                lines.add(at + 1, indent(lines.subList(at + 1, lines.size())) + desk);
                return String.join("\n", lines) + "\n";
            }
        }
        lines.add("desks:");
        lines.add("  " + desk);
        return String.join("\n", lines) + "\n";
    }

    /** As the desks that follow are indented. */
    private static String indent(List<String> following) {
        for (String line : following) {
            var indented = INDENTED.matcher(line);
            if (indented.matches()) {
                return indented.group(1);
            }
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                break;
            }
        }
        return "  ";
    }

    private static List<Desk> desks(String text) {
        return Rules.of(Rules.ruleSet(text)).desks();
    }
}
