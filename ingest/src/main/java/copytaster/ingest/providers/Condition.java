package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds when, for every field named, one of its values contains a match; a missing field has the empty value. */
record Condition(List<Check> checks) {

    static final Condition ALWAYS = new Condition(List.of());

    /**
     * One field and what to look for in it.
     *
     * @param empty whether the pattern matches nothing at all: most items lack most of the fields that the rules ask about,
     *     and are told from this alone
     */
    private record Check(String field, Pattern pattern, boolean empty) {

        boolean holds(Facts facts) {
            for (String value : facts.all(field)) {
                if (value.isEmpty()
                        ? empty
                        : pattern.matcher(Facts.beginning(value)).find()) {
                    return true;
                }
            }
            return false;
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Condition of(Map<String, Pattern> fields) {
        return new Condition(fields.entrySet().stream()
                .map(field -> new Check(
                        field.getKey(),
                        field.getValue(),
                        field.getValue().matcher("").find()))
                .toList());
    }

    boolean holds(Facts facts) {
        for (Check check : checks) {
            if (!check.holds(facts)) {
                return false;
            }
        }
        return true;
    }
}
