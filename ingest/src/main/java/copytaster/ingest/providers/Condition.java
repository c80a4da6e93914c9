package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds when, for every field named, one of its values contains a match; a missing field has the empty value. */
record Condition(Map<String, Pattern> fields) {

    static final Condition ALWAYS = new Condition(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Condition {
        fields = Map.copyOf(fields);
    }

    boolean holds(Facts facts) {
        return fields.entrySet().stream().allMatch(field -> facts.all(field.getKey()).stream()
                .anyMatch(value -> field.getValue().matcher(value).find()));
    }
}
