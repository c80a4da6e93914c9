package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in which {@code {field}} stands for that field's first value.
 *
 * @param parts text and fields in turn, text first and last, which may be empty
 */
record Template(List<String> parts) {

    private static final Pattern FIELD = Pattern.compile("\\{([\\w.-]+)}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Template of(String text) {
        var parts = new ArrayList<String>();
        Matcher field = FIELD.matcher(text);
        int at = 0;
        while (field.find()) {
            parts.add(text.substring(at, field.start()));
            parts.add(field.group(1));
            at = field.end();
        }
        parts.add(text.substring(at));
        return new Template(List.copyOf(parts));
    }

    /** Empty when any of the fields is missing. */
    String fill(Facts facts) {
        String filled = parts.getFirst();
        for (int i = 1; i < parts.size(); i += 2) {
            String value = facts.first(parts.get(i));
            if (value.isEmpty()) {
                return "";
            }
            filled = filled + value + parts.get(i + 1);
        }
        return filled;
    }
}
