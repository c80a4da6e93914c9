package copytaster.desk.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search in the language of desks, on one line of JSON, which is YAML. Words of a search are found by their stems; a desk takes
 * them as they stand.
 */
final class DeskConditions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART = Pattern.compile("\\||(-?)(\"[^\"]*\"?|[^\\s\"|]+)");
    private static final Pattern UNKNOWN = Pattern.compile(".*[*~()\\\\].*");
    private static final Map<Facet, String> CONDITIONS = Map.of(
            Facet.PROVIDER, "provider",
            Facet.COUNTRY, "country",
            Facet.TOPIC, "mediaTopic",
            Facet.LANGUAGE, "language",
            Facet.URGENCY, "urgency",
            Facet.RELATION, "relation");

    private DeskConditions() {}

    /** @throws IllegalArgumentException where a desk cannot say it, and what to leave out */
    static String of(Selection selection) {
        if (selection.isEverything()) {
            throw new IllegalArgumentException("search for something first: a desk of everything is no desk");
        }
        if (!selection.span().isAll() || selection.thread().isPresent()) {
            throw new IllegalArgumentException("a desk goes on for ever: leave out the span of time and the thread");
        }
        if (!selection.chosen(Facet.DESK).isEmpty()) {
            throw new IllegalArgumentException("a desk cannot be made of another one: leave that out");
        }
        ObjectNode conditions = JSON.createObjectNode();
        CONDITIONS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(condition -> {
            if (!selection.chosen(condition.getKey()).isEmpty()) {
                ArrayNode values = conditions.putArray(condition.getValue());
                selection.chosen(condition.getKey()).forEach(values::add);
            }
        });
        putWords(conditions, selection.words());
        return conditions.toString();
    }

    private static void putWords(ObjectNode conditions, String words) {
        List<List<String>> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        boolean or = false;
        Matcher part = PART.matcher(words);
        while (part.find()) {
            if (part.group().equals("|")) {
                or = true;
                continue;
            }
            String text = plain(part.group(2));
            if (!part.group(1).isEmpty()) {
                unwanted.add(text);
            } else if (or && !wanted.isEmpty()) {
                wanted.getLast().add(text);
            } else if (!text.isEmpty()) {
                wanted.add(new ArrayList<>(List.of(text)));
            }
            or = false;
        }
        if (!wanted.isEmpty()) {
            ArrayNode all = conditions.putArray("all");
            wanted.forEach(any -> any.forEach(all.addObject().putArray("text")::add));
        }
        if (!unwanted.isEmpty()) {
            unwanted.forEach(conditions.putObject("not").putArray("text")::add);
        }
    }

    private static String plain(String word) {
        if (word.startsWith("\"")) {
            return word.replace("\"", "").strip();
        }
        String text = word.startsWith("+") ? word.substring(1) : word;
        if (UNKNOWN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a desk takes words and phrases as they stand: leave out stars, tildes and brackets in " + word);
        }
        return text;
    }
}
