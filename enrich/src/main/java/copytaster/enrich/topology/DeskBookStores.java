package copytaster.enrich.topology;

import copytaster.schemas.Account;
import copytaster.schemas.AlmanacPage;
import copytaster.schemas.BookEntry;
import copytaster.schemas.Cluster;
import copytaster.schemas.Judgement;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.Print;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of one wire, each store by name, all in the changelog, none behind a cache. */
final class DeskBookStores {

    /** Story key to the story's last whole state. */
    static final String STORIES = "stories";

    /** Time and number to fingerprint, for the window. */
    static final String PRINTS = "prints";

    /** Cluster id, and page from the second on, to its members. */
    static final String CLUSTERS = "clusters";

    /** Two story keys, in either order, to what a person has ruled on them. */
    static final String JUDGEMENTS = "judgements";

    /** Day to the forms that came on it; of the day that is not over, day and number to the form of one story. */
    static final String ALMANAC = "almanac";

    /** Time and story key to what is due then: an embargo's end, a contract's end, or forgetting. */
    static final String DUE = "due";

    /** An id that agencies' items point at, to the newest story that points there. */
    static final String CHAINS = "chains";

    /** The rule set in force, and beside it the versions of all that is in force: what enrich says of its rules. */
    static final String RULES = "rules";

    /** Language to the model in force. */
    static final String MODELS = "models";

    /** The account of the wire, under one key. */
    static final String ACCOUNT = "account";

    static final String IN_FORCE = "in-force";

    private static final Map<String, String> CHANGELOG =
            Map.of("max.message.bytes", Integer.toString(KafkaSettings.MAX_RECORD_BYTES));

    private final Topics topics;
    private final StateKept kept;

    DeskBookStores(Topics topics, StateKept kept) {
        this.topics = topics;
        this.kept = kept;
    }

    StoreBuilder<KeyValueStore<String, BookEntry>> stories() {
        return store(STORIES, BookEntry.class);
    }

    StoreBuilder<PrintStore> prints() {
        return PrintStore.builder(kept.store(PRINTS), topics.serdeOf(Print.class))
                .withLoggingEnabled(CHANGELOG);
    }

    /** @param days how many before today count */
    StoreBuilder<AlmanacStore> almanac(int days) {
        return AlmanacStore.builder(kept.store(ALMANAC), topics.serdeOf(AlmanacPage.class), days)
                .withLoggingEnabled(CHANGELOG);
    }

    StoreBuilder<KeyValueStore<String, Cluster>> clusters() {
        return store(CLUSTERS, Cluster.class);
    }

    StoreBuilder<KeyValueStore<String, Judgement>> judgements() {
        return store(JUDGEMENTS, Judgement.class);
    }

    StoreBuilder<KeyValueStore<String, RuleSet>> rules() {
        return store(RULES, RuleSet.class);
    }

    StoreBuilder<KeyValueStore<String, LearnedModel>> models() {
        return store(MODELS, LearnedModel.class);
    }

    StoreBuilder<KeyValueStore<String, Account>> account() {
        return store(ACCOUNT, Account.class);
    }

    StoreBuilder<KeyValueStore<String, String>> due() {
        return texts(DUE);
    }

    StoreBuilder<KeyValueStore<String, String>> chains() {
        return texts(CHAINS);
    }

    private StoreBuilder<KeyValueStore<String, String>> texts(String name) {
        return Stores.keyValueStoreBuilder(kept.store(name), Serdes.String(), Serdes.String())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }

    private <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(kept.store(name), Serdes.String(), topics.serdeOf(type))
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
