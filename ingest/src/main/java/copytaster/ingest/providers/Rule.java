package copytaster.ingest.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        for (Rule<T> rule : rules) {
            if (rule.when.holds(facts)) {
                return Optional.of(rule.is);
            }
        }
        return Optional.empty();
    }

    /** The conclusions of all rules that hold, each once; a rule whose conclusion is known already is not asked. */
    static <T> Set<T> every(List<Rule<T>> rules, Facts facts) {
        var conclusions = new LinkedHashSet<T>();
        for (Rule<T> rule : rules) {
            if (!conclusions.contains(rule.is) && rule.when.holds(facts)) {
                conclusions.add(rule.is);
            }
        }
        return conclusions;
    }
}
