package copytaster.enrich.topology;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.models.ModelException;
import copytaster.enrich.models.PackedModel;
import copytaster.enrich.models.TopicModel;
import copytaster.enrich.yaml.RulesException;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RuleSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rule set and the models in force on a wire; each is parsed when it comes into force, not for every story. */
final class InForce {

    private static final Logger LOG = LoggerFactory.getLogger(InForce.class);

    /** Under this key stands what is in force by its versions alone: short, since every story asks. */
    private static final String VERSIONS = "versions";

    private final KeyValueStore<String, RuleSet> ruleSets;
    private final KeyValueStore<String, LearnedModel> models;
    private final TopicTaggers taggers;
    private Rules rules = Rules.NONE;
    private MediaTopicTagger tagger;
    private String seen = "";

    InForce(ProcessorContext<?, ?> context, TopicTaggers taggers) {
        this.ruleSets = context.getStateStore(DeskBookStores.RULES);
        this.models = context.getStateStore(DeskBookStores.MODELS);
        this.taggers = taggers;
        this.tagger = taggers.standard();
    }

    Rules rules() {
        refresh();
        return rules;
    }

    MediaTopicTagger mediaTopics() {
        refresh();
        return tagger;
    }

    /**
     * Does this rule set change anything? A repetition counts only where no rules are in force.
     *
     * @throws RulesException where it cannot be read
     */
    boolean isNews(RuleSet change) {
        Rules readable = Rules.of(change);
        RuleSet now = ruleSets.get(DeskBookStores.IN_FORCE);
        if (now == null) {
            return true;
        }
        boolean other = !now.getVersion().equals(readable.version());
        if (other && change.getRepetition()) {
            LOG.info(
                    "rule set {} is not the one in force ({}) and stays out; ./copytaster rules publish changes it",
                    change.getVersion(),
                    now.getVersion());
        }
        return other && !change.getRepetition();
    }

    /**
     * The same of a model, by its language.
     *
     * @throws ModelException where it cannot be read
     */
    boolean isNews(LearnedModel change) {
        TopicModel readable = PackedModel.unpack(change);
        LearnedModel now = models.get(readable.language());
        return now == null || (!now.getVersion().equals(change.getVersion()) && !change.getRepetition());
    }

    void put(RuleSet change) {
        ruleSets.put(DeskBookStores.IN_FORCE, change);
        putVersions();
    }

    void put(LearnedModel change) {
        models.put(change.getLanguage(), change);
        putVersions();
    }

    private void putVersions() {
        RuleSet now = ruleSets.get(DeskBookStores.IN_FORCE);
        var versions = new StringBuilder(now == null ? "" : now.getVersion());
        try (KeyValueIterator<String, LearnedModel> all = models.all()) {
            while (all.hasNext()) {
                KeyValue<String, LearnedModel> model = all.next();
                versions.append(' ').append(model.key).append(':').append(model.value.getVersion());
            }
        }
        ruleSets.put(
                VERSIONS,
                RuleSet.newBuilder().setVersion(versions.toString()).setText("").build());
    }

    private void refresh() {
        RuleSet versions = ruleSets.get(VERSIONS);
        if (versions == null) {
            // Whatever a task saw before its transaction was undone.
            seen = "";
            rules = Rules.NONE;
            tagger = taggers.standard();
        } else if (!versions.getVersion().equals(seen)) {
            seen = versions.getVersion();
            rules = parsedRules();
            tagger = taggers.tagger(seen, rules, parsedModels());
        }
    }

    /** What an earlier release accepted and this one cannot read must stop no story: the last readable rules stay. */
    private Rules parsedRules() {
        RuleSet stored = ruleSets.get(DeskBookStores.IN_FORCE);
        try {
            return stored == null ? Rules.NONE : Rules.of(stored);
        } catch (RulesException e) {
            LOG.error(
                    "rule set {} is no longer understood, {} stays: {}",
                    stored.getVersion(),
                    rules.version(),
                    e.getMessage());
            return rules;
        }
    }

    private Map<String, TopicModel> parsedModels() {
        var parsed = new TreeMap<String, TopicModel>();
        try (KeyValueIterator<String, LearnedModel> all = models.all()) {
            while (all.hasNext()) {
                LearnedModel stored = all.next().value;
                try {
                    parsed.put(stored.getLanguage(), PackedModel.unpack(stored));
                } catch (ModelException e) {
                    LOG.error(
                            "model {} of {} is no longer understood and stays out: {}",
                            stored.getVersion(),
                            stored.getLanguage(),
                            e.getMessage());
                }
            }
        }
        return parsed;
    }
}
