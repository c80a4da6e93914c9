package copytaster.enrich.topology;

import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * One wire's way: cleaned, tagged, fingerprinted, put in order, judged, routed, entered in the desk book, and out. One
 * sub-topology, no repartition: one partition is one wire, and its order decides everything. Only the desk book, the last
 * step, remembers, so that whatever fails has failed before.
 */
public final class EnrichTopology implements Supplier<Topology> {

    /** The store that holds each story as last emitted, by story key. */
    public static final String STORIES = DeskBookStores.STORIES;

    /** The store that holds the rule set in force, under {@link #IN_FORCE}. */
    public static final String RULES = DeskBookStores.RULES;

    /** The key of the rule set in force. */
    public static final String IN_FORCE = DeskBookStores.IN_FORCE;

    /** The store that holds the models in force, by language. */
    public static final String MODELS = DeskBookStores.MODELS;

    /** The metric of Kafka Streams that says how many stories are in a wire's window. */
    public static final String WINDOW_STORIES = PrintStore.SIZE;

    static final String CLEAN = "clean";
    static final String TAGS = "tags";
    static final String FINGERPRINT = "fingerprint";
    static final String ORDER = "order";
    static final String VERDICT = "verdict";
    static final String ROUTE = "route";
    static final String DESK_BOOK = "desk-book";
    static final String WIRE_RAW = "wire-raw";
    static final String WIRE_ENRICHED = "wire-enriched";
    static final String DESK_TOPICS = "desk-topics";

    /** Names the desk that a record is addressed to. */
    static final String DESK_HEADER = "copytaster.desk";

    private final Topics topics;
    private final CountryTagger countries;
    private final TopicTaggers mediaTopics;
    private final Composer composer;
    private final Horizons horizons;
    private final StateKept kept;
    private final Passing passing;
    private final Told told;

    /**
     * @param mediaTopics the tagger of the release: in use until rules or models are published
     * @param passing hears of every story that goes out
     * @param told what an earlier generation has sent to the desks
     */
    public EnrichTopology(
            Topics topics,
            CountryTagger countries,
            MediaTopicTagger mediaTopics,
            int generation,
            Horizons horizons,
            StateKept kept,
            Passing passing,
            Told told) {
        this.topics = topics;
        this.countries = countries;
        this.mediaTopics = new TopicTaggers(mediaTopics);
        this.composer = new Composer(generation);
        this.horizons = horizons;
        this.kept = kept;
        this.passing = passing;
        this.told = told;
    }

    @Override
    public Topology get() {
        Topic<String, SpecificRecord> raw = topics.wireRaw();
        Topic<String, EnrichedStory> enriched = topics.wireEnriched();
        Serializer<Outgoing> outgoing = Outgoing.serializer(enriched.value().serializer());
        var stores = new DeskBookStores(topics, kept);
        return new Topology()
                .addSource(WIRE_RAW, raw.key().deserializer(), raw.value().deserializer(), raw.name())
                .addProcessor(CLEAN, CleanStep::new, WIRE_RAW)
                .addProcessor(TAGS, () -> new TagStep(countries, mediaTopics), CLEAN)
                .addProcessor(FINGERPRINT, FingerprintStep::new, TAGS)
                .addProcessor(ORDER, OrderStep::new, FINGERPRINT)
                .addProcessor(VERDICT, VerdictStep::new, ORDER)
                .addProcessor(ROUTE, () -> new RouteStep(composer, mediaTopics), VERDICT)
                .addProcessor(
                        DESK_BOOK, () -> new DeskBook(composer, horizons, mediaTopics, passing, told), ROUTE, CLEAN)
                .addStateStore(stores.stories(), ORDER, VERDICT, ROUTE, DESK_BOOK)
                .addStateStore(stores.prints(), VERDICT, DESK_BOOK)
                .addStateStore(stores.almanac(horizons.almanacDays()), VERDICT, DESK_BOOK)
                .addStateStore(stores.clusters(), VERDICT, DESK_BOOK)
                .addStateStore(stores.judgements(), VERDICT, DESK_BOOK)
                .addStateStore(stores.chains(), VERDICT, DESK_BOOK)
                .addStateStore(stores.due(), DESK_BOOK)
                .addStateStore(stores.rules(), TAGS, ROUTE, DESK_BOOK)
                .addStateStore(stores.models(), TAGS, ROUTE, DESK_BOOK)
                .addStateStore(stores.account(), VERDICT, ROUTE, DESK_BOOK)
                .addSink(
                        WIRE_ENRICHED,
                        enriched.name(),
                        enriched.key().serializer(),
                        outgoing,
                        Outgoing.sameWire(),
                        DESK_BOOK)
                .addSink(
                        DESK_TOPICS,
                        new DeskTopic(topics),
                        enriched.key().serializer(),
                        outgoing,
                        Outgoing.sameWire(),
                        DESK_BOOK);
    }

    /** Each record goes to the desk that its header names. */
    private record DeskTopic(Topics topics) implements TopicNameExtractor<String, Outgoing> {

        @Override
        public String extract(String key, Outgoing story, RecordContext context) {
            String desk = WireHeaders.text(context.headers(), DESK_HEADER).orElseThrow();
            return topics.desk(desk).name();
        }

        @Override
        public String toString() {
            return "desk.<name>";
        }
    }
}
