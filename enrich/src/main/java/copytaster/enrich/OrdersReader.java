package copytaster.enrich;

import copytaster.enrich.topology.EnrichTopology;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RuleSet;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads which rule set and which models are in force, as enrich has committed them: no running enrich is needed. */
public final class OrdersReader {

    private final EnrichSettings settings;
    private final KafkaSettings kafka;

    public OrdersReader(EnrichSettings settings, KafkaSettings kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    /** The rule set in force; while wires still differ, that of the first wire that has one. Empty for none. */
    public Optional<RuleSet> rules() {
        return new Changelog(settings, kafka, EnrichTopology.RULES)
                .read(RuleSet.class).values().stream()
                        .map(store -> store.get(EnrichTopology.IN_FORCE))
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    /** The models in force, by language. */
    public Collection<LearnedModel> models() {
        Map<String, LearnedModel> models = new TreeMap<>();
        new Changelog(settings, kafka, EnrichTopology.MODELS)
                .read(LearnedModel.class)
                .values()
                .forEach(store -> store.forEach(models::putIfAbsent));
        return models.values();
    }
}
