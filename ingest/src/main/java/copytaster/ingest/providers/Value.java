package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to get a field of the story.
 *
 * @param from a template: text in which {@code {field}} stands for that field's first value
 * @param take what of it to take: a pattern's first group, or its whole match; nothing when it does not match
 * @param when on what condition this way is open
 */
record Value(String from, Pattern take, Condition when) {

    private static final Pattern WHOLE = Pattern.compile("(?s)^.*$");

    @JsonCreator
    Value(
            @JsonProperty(value = "from", required = true) String from,
            @JsonProperty("take") @Nullable Pattern take,
            @JsonProperty("when") @Nullable Condition when) {
        this.from = from;
        this.take = take == null ? WHOLE : take;
        this.when = when == null ? Condition.ALWAYS : when;
    }

    /** A bare string in the file is a template and nothing more. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Value(String from) {
        this(from, null, null);
    }

    /** What the first way yields that yields anything, else empty. */
    static String first(List<Value> ways, Facts facts) {
        for (Value way : ways) {
            String value = way.of(facts);
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private String of(Facts facts) {
        if (!when.holds(facts)) {
            return "";
        }
        Matcher taken = take.matcher(facts.fill(from));
        if (!taken.find()) {
            return "";
        }
        String value = taken.groupCount() > 0 ? taken.group(1) : taken.group();
        return value == null ? "" : value.strip();
    }
}
