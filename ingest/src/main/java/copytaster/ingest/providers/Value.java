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
 * @param take what of its first 2,000 characters to take: a pattern's first group, or its whole match; nothing when it does
 *     not match; without a pattern all of it
 * @param when on what condition this way is open
 */
record Value(Template from, @Nullable Pattern take, Condition when) {

    @JsonCreator
    Value(
            @JsonProperty(value = "from", required = true) Template from,
            @JsonProperty("take") @Nullable Pattern take,
            @JsonProperty("when") @Nullable Condition when) {
        this.from = from;
        this.take = take;
        this.when = when == null ? Condition.ALWAYS : when;
    }

    /** A bare string in the file is a template and nothing more. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Value(String from) {
        this(Template.of(from), null, null);
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
        String filled = from.fill(facts);
        if (filled.isEmpty() || !when.holds(facts)) {
            return "";
        }
        return take == null ? filled.strip() : taken(take.matcher(Facts.beginning(filled)));
    }

    private static String taken(Matcher taken) {
        if (!taken.find()) {
            return "";
        }
        String value = taken.groupCount() > 0 ? taken.group(1) : taken.group();
        return value == null ? "" : value.strip();
    }
}
