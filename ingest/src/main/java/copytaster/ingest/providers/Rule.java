package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conclusion and what it takes to reach it. */
record Rule<T>(T is, Condition when) {

    @JsonCreator
    Rule(@JsonProperty(value = "is", required = true) T is, @JsonProperty("when") @Nullable Condition when) {
        this.is = is;
        this.when = when == null ? Condition.ALWAYS : when;
    }

    /** The conclusion of the first rule that holds. */
    static <T> Optional<T> first(List<Rule<T>> rules, Facts facts) {
        return rules.stream()
                .filter(rule -> rule.when.holds(facts))
                .map(Rule::is)
                .findFirst();
    }

    /** The conclusions of all rules that hold, each once. */
    static <T> List<T> every(List<Rule<T>> rules, Facts facts) {
        return rules.stream()
                .filter(rule -> rule.when.holds(facts))
                .map(Rule::is)
                .distinct()
                .toList();
    }
}
