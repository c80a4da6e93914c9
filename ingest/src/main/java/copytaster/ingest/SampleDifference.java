package copytaster.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Compares what is expected of a sample with what was read: maps by the fields they name, lists whole, long texts by parts. */
final class SampleDifference {

    private static final int SHOWN = 300;

    private SampleDifference() {}

    static void between(String where, JsonNode expected, JsonNode read, List<String> differences) {
        if (expected.isObject() && read.isTextual()) {
            text(where, expected, read.asText(), differences);
        } else if (expected.isObject()) {
            expected.fields().forEachRemaining(field -> {
                String inside = where + field.getKey();
                JsonNode value = read.get(field.getKey());
                if (value == null) {
                    differences.add(inside + ": there is no such field");
                } else {
                    between(inside + (field.getValue().isObject() ? "." : ""), field.getValue(), value, differences);
                }
            });
        } else if (expected.isArray() && read.isArray() && expected.size() == read.size()) {
            for (int i = 0; i < expected.size(); i++) {
                between(
                        where + "[" + i + "]" + (expected.get(i).isObject() ? "." : ""),
                        expected.get(i),
                        read.get(i),
                        differences);
            }
        } else if (!same(expected, read)) {
            differences.add(where + ": expected " + shown(expected) + ", read " + shown(read));
        }
    }

    /** A long text by its parts: begins, ends, contains, without. */
    private static void text(String where, JsonNode parts, String read, List<String> differences) {
        parts.fields().forEachRemaining(part -> {
            Iterable<JsonNode> words = part.getValue().isArray() ? part.getValue() : List.of(part.getValue());
            for (JsonNode word : words) {
                boolean holds =
                        switch (part.getKey()) {
                            case "begins" -> read.startsWith(word.asText());
                            case "ends" -> read.endsWith(word.asText());
                            case "contains" -> read.contains(word.asText());
                            case "without" -> !read.contains(word.asText());
                            default -> false;
                        };
                if (!holds) {
                    differences.add(
                            where + part.getKey() + ": expected " + word + ", read \"" + shortened(read) + "\"");
                }
            }
        });
    }

    /** A number may be written as text and the other way round; a field without a value is null. */
    private static boolean same(JsonNode expected, JsonNode read) {
        return expected.isValueNode()
                && read.isValueNode()
                && expected.isNull() == read.isNull()
                && expected.asText().equals(read.asText());
    }

    private static String shown(JsonNode node) {
        return shortened(node.toString());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
