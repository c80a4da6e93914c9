package copytaster.enrich.topology;

import copytaster.enrich.desks.Rules;
import copytaster.schemas.RuleSet;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stored rule set, parsed once for each version. */
final class RulesInForce {

    private final KeyValueStore<String, RuleSet> store;
    private Rules parsed = Rules.NONE;

    RulesInForce(KeyValueStore<String, RuleSet> store) {
        this.store = store;
    }

    Rules get() {
        RuleSet stored = store.get(DeskBookStores.IN_FORCE);
        if (stored == null) {
            return Rules.NONE;
        }
        if (!stored.getVersion().equals(parsed.version())) {
            parsed = Rules.of(stored);
        }
        return parsed;
    }
}
