package copytaster.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Every topic of Copytaster, once, typed. One partition of {@code wire.raw} is one wire: its order is the order in which
 * everything is decided.
 */
public final class Topics {

    private static final Duration KEPT_FOR_A_PERSON = Duration.ofDays(30);
    private static final Duration KEPT_FOR_SUBSCRIBERS = Duration.ofDays(7);

    private final KafkaSettings kafka;
    private final SchemaDirectory directory;

    public Topics(KafkaSettings kafka) {
        this.kafka = kafka;
        this.directory = kafka.bootstrapServers().isEmpty()
                ? SchemaDirectory.local()
                : SchemaDirectory.asking(publishedSchemas());
    }

    /** @param directory where unknown schemas are looked up, in place of {@code wire.schemas} */
    public Topics(KafkaSettings kafka, SchemaDirectory directory) {
        this.kafka = kafka;
        this.directory = directory;
    }

    /** The sequence: every raw story, rule set, model, judgement and tick, in the order that decides. */
    public Topic<String, SpecificRecord> wireRaw() {
        return topic(
                "wire.raw",
                serde(List.of(RawStory.class, RuleSet.class, LearnedModel.class, Judgement.class, Tick.class)),
                kafka.partitions(),
                Map.of("retention.ms", millis(Duration.ofDays(kafka.horizonDays()))));
    }

    /** What no format could read: the bytes, the feed, the reason. Keyed by feed. */
    public Topic<String, RejectedWire> wireRejected() {
        return topic("wire.rejected", serde(List.of(RejectedWire.class)), 1, keptFor(KEPT_FOR_A_PERSON));
    }

    /** Every story, whole, each time anything about it changes. Compacted, but late enough for a subscriber to resume. */
    public Topic<String, EnrichedStory> wireEnriched() {
        return topic(
                "wire.enriched",
                serde(List.of(EnrichedStory.class)),
                kafka.partitions(),
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "min.compaction.lag.ms",
                        millis(KEPT_FOR_SUBSCRIBERS),
                        // What was killed, or whose contract has ended, must go some day, however little is written.
                        "max.compaction.lag.ms",
                        millis(KEPT_FOR_SUBSCRIBERS.plusDays(1)),
                        "segment.ms",
                        millis(Duration.ofDays(1))));
    }

    /** Records that cannot be decoded, or that the index refuses; the cause is in the headers. */
    public Topic<byte[], byte[]> wireDead() {
        return new Topic<>(
                name("wire.dead"),
                Serdes.ByteArray(),
                Serdes.ByteArray(),
                1,
                kafka.replicationFactor(),
                sized(keptFor(KEPT_FOR_A_PERSON)));
    }

    /** What one desk may see; only for desks that ask for a topic. */
    public Topic<String, EnrichedStory> desk(String desk) {
        return topic(
                "desk." + desk, serde(List.of(EnrichedStory.class)), kafka.partitions(), keptFor(KEPT_FOR_SUBSCRIBERS));
    }

    /** The Avro schemas that writers use, as JSON, by fingerprint. */
    public Topic<String, String> wireSchemas() {
        return topic("wire.schemas", Serdes.String(), 1, Map.of("cleanup.policy", "compact"));
    }

    /** Where each feed has got to. */
    public Topic<String, Cursor> wireCursors() {
        return topic("wire.cursors", serde(List.of(Cursor.class)), 1, Map.of("cleanup.policy", "compact"));
    }

    /** What people at the desk say of stories, in the order in which all desks show it. */
    public Topic<String, Act> wireActs() {
        return topic("wire.acts", serde(List.of(Act.class)), 1, keptFor(KEPT_FOR_A_PERSON));
    }

    /** All topics but the desks'. */
    public List<Topic<?, ?>> all() {
        return List.of(wireRaw(), wireRejected(), wireEnriched(), wireDead(), wireSchemas(), wireCursors(), wireActs());
    }

    /** Whether a topic of this name is Copytaster's, a desk's included; the internal topics of enrich are not. */
    public boolean isOurs(String topic) {
        return topic.startsWith(name("wire.")) || topic.startsWith(name("desk."));
    }

    /** The schemas on {@code wire.schemas}, to read or to publish. */
    public PublishedSchemas publishedSchemas() {
        return new PublishedSchemas(kafka, name("wire.schemas"));
    }

    /** Every schema that the values may have been written with. */
    public SchemaDirectory schemas() {
        return directory;
    }

    /** The serde of one record type, for a state store. */
    public <T extends SpecificRecord> Serde<T> serdeOf(Class<T> type) {
        return serde(List.of(type));
    }

    private <V> Topic<String, V> topic(String name, Serde<V> value, int partitions, Map<String, String> config) {
        return new Topic<>(name(name), Serdes.String(), value, partitions, kafka.replicationFactor(), sized(config));
    }

    private <T extends SpecificRecord> Serde<T> serde(List<Class<? extends T>> types) {
        return new RecordSerde<>(types, directory);
    }

    /** Nothing that came of a raw story goes before the story itself. */
    private Map<String, String> keptFor(Duration least) {
        Duration horizon = Duration.ofDays(kafka.horizonDays());
        return Map.of("retention.ms", millis(horizon.compareTo(least) > 0 ? horizon : least));
    }

    private String name(String name) {
        return kafka.topicPrefix() + name;
    }

    private static Map<String, String> sized(Map<String, String> config) {
        var sized = new TreeMap<>(config);
        sized.put("max.message.bytes", Integer.toString(KafkaSettings.MAX_RECORD_BYTES));
        return sized;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
