package copytaster.enrich.topology;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.yaml.RulesException;
import copytaster.schemas.RuleSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stored rule set, parsed once for each version. */
final class RulesInForce {

    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    private final KeyValueStore<String, RuleSet> store;
    private Rules parsed = Rules.NONE;
    private String seen = "";

    RulesInForce(KeyValueStore<String, RuleSet> store) {
        this.store = store;
    }

    Rules get() {
        RuleSet stored = store.get(DeskBookStores.IN_FORCE);
        if (stored == null) {
            return Rules.NONE;
        }
        if (!stored.getVersion().equals(seen)) {
            seen = stored.getVersion();
            parsed = parsed(stored);
        }
        return parsed;
    }

    /** What an earlier release accepted and this one cannot read must stop no story: the last readable rules stay. */
    private Rules parsed(RuleSet stored) {
        try {
            return Rules.of(stored);
        } catch (RulesException e) {
            LOG.error(
                    "rule set {} is no longer understood, {} stays: {}",
                    stored.getVersion(),
                    parsed.version(),
                    e.getMessage());
            return parsed;
        }
    }
}
