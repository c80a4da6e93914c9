package copytaster.ingest.providers;

import copytaster.ingest.formats.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rules of a provider can ask about: the item's fields, and what has been concluded from them so far. */
final class Facts {

    private static final List<String> NOTHING = List.of("");

    /** So much of a text is looked at, in characters: a pattern may take time by the square of what it is given. */
    private static final int LOOKED_AT = 2_000;

    private static final int BRIEF = 600;

    private final Map<String, List<String>> fields;

    private Facts(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    static Facts of(Item item) {
        var facts = new Facts(new HashMap<>(item.fields()));
        String lead = firstParagraph(item.body());
        facts.learn("format", item.format());
        facts.learn("lead", beginning(lead));
        facts.learn("shape", shape(item.body()));
        return facts;
    }

    /** A conclusion takes the place of the field of that name. */
    void learn(String field, String value) {
        if (value.isBlank()) {
            fields.remove(field);
        } else {
            fields.put(field, List.of(value));
        }
    }

    /** All values of a field; one empty value where there is none, so that a rule can ask for absence. */
    List<String> all(String field) {
        return fields.getOrDefault(field, NOTHING);
    }

    String first(String field) {
        return all(field).getFirst();
    }

    /** What patterns may look at of a text that can be of any length. */
    static String beginning(String text) {
        return text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
    }

    static String firstParagraph(String body) {
        int end = body.indexOf("\n\n");
        return end < 0 ? body : body.substring(0, end);
    }

    /** {@code table} where most lines have cells, {@code empty}, {@code brief} as an alert is, else {@code text}. */
    private static String shape(String body) {
        int lines = 0;
        int rows = 0;
        for (int at = 0; at < body.length(); ) {
            int lineEnd = body.indexOf('\n', at);
            int end = lineEnd < 0 ? body.length() : lineEnd;
            String line = body.substring(at, end);
            lines += line.isBlank() ? 0 : 1;
            rows += line.indexOf('\t') >= 0 ? 1 : 0;
            at = end + 1;
        }
        if (lines == 0) {
            return "empty";
        }
        if (rows >= 3 && rows * 10 >= lines * 6) {
            return "table";
        }
        return lines <= 2 && body.length() <= BRIEF ? "brief" : "text";
    }
}
