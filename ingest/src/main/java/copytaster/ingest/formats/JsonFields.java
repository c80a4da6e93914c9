package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Gets at the values of a JSON object whatever type they come in; what is missing is empty. */
final class JsonFields {

    private JsonFields() {}

    static String text(JsonNode json, String name) {
        return text(json.path(name));
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? clean(value.asText()) : "";
    }

    /** The first of these that is there and not blank. */
    static String first(JsonNode json, String... names) {
        for (String name : names) {
            String value = text(json, name);
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    /** The entries of the first of these arrays that has any; a single value counts as an array of one. */
    static List<JsonNode> each(JsonNode json, String... names) {
        var entries = new ArrayList<JsonNode>();
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isArray()) {
                value.forEach(entries::add);
            } else if (value.isTextual() || value.isObject()) {
                entries.add(value);
            }
            if (!entries.isEmpty()) {
                break;
            }
        }
        return entries;
    }

    /** The entries of an array, or the values of an object whose names are only keys. */
    static List<JsonNode> values(JsonNode container) {
        var values = new ArrayList<JsonNode>();
        container.forEach(values::add);
        return values;
    }

    /** What an entry is called: a string, or an object with a name. */
    static String label(JsonNode entry) {
        return entry.isObject() ? first(entry, "name", "literal", "code", "uri") : text(entry);
    }

    static String code(JsonNode entry) {
        return entry.isObject() ? first(entry, "code", "qcode", "uri", "name", "literal") : text(entry);
    }

    /** Without what is no character: halves of surrogate pairs, control characters. */
    private static String clean(String value) {
        boolean sound = true;
        for (int i = 0; i < value.length() && sound; i++) {
            char c = value.charAt(i);
            sound = c >= ' ' && c < Character.MIN_SURROGATE || c == '\n' || c == '\t' || c == '\r';
        }
        if (sound) {
            return value;
        }
        var clean = new StringBuilder(value.length());
        value.codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r')
                .filter(c -> (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) && c != 0xFFFE && c != 0xFFFF)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
