package copytaster.enrich.topology;

import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.enrich.desks.Rules;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.Cluster;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Judgement;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Ruling;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Tick;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** One wire through the real topology in this JVM: stories in, emissions out. */
final class TestWire implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Topics topics = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, SpecificRecord> raw;
    private final TestOutputTopic<String, EnrichedStory> enriched;
    private Instant now = START;

    TestWire() {
        this(EnrichSettings.defaults());
    }

    TestWire(EnrichSettings settings) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder().toString());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(Enrich.topology(settings, topics), properties, START);
        raw = driver.createInputTopic(
                topics.wireRaw().name(),
                topics.wireRaw().key().serializer(),
                topics.wireRaw().value().serializer());
        enriched = driver.createOutputTopic(
                topics.wireEnriched().name(),
                topics.wireEnriched().key().deserializer(),
                topics.wireEnriched().value().deserializer());
    }

    /** The story arrives a second after the last record. */
    List<EnrichedStory> send(Story story) {
        return send(story, Contract.newBuilder().build());
    }

    List<EnrichedStory> send(Story story, Contract contract) {
        return put(
                StoryKey.of(story),
                RawStory.newBuilder()
                        .setStory(story)
                        .setFormat("test")
                        .setContract(contract)
                        .setOriginal(ByteBuffer.allocate(0))
                        .build());
    }

    List<EnrichedStory> tick(Instant time) {
        now = time.minusSeconds(1);
        return put("tick", Tick.newBuilder().build());
    }

    /** One tick an hour: no single record carries the wire's clock further. */
    List<EnrichedStory> passes(Duration time) {
        Instant end = now.plus(time);
        var emissions = new ArrayList<EnrichedStory>();
        while (now.isBefore(end)) {
            emissions.addAll(tick(now.plus(Duration.ofHours(1))));
        }
        return emissions;
    }

    List<EnrichedStory> judge(Ruling ruling, String first, String second) {
        return put(
                "judgement",
                Judgement.newBuilder()
                        .setFirst(first)
                        .setSecond(second)
                        .setRuling(ruling)
                        .setBy("Ana")
                        .setNote("read both")
                        .build());
    }

    @Nullable
    BookEntry entry(String key) {
        return driver.<String, BookEntry>getKeyValueStore(DeskBookStores.STORIES)
                .get(key);
    }

    Clusters clusters() {
        return new Clusters(driver.getKeyValueStore(DeskBookStores.CLUSTERS));
    }

    /** Of all clusters that have a member. */
    Set<String> clusterIds() {
        var ids = new TreeSet<String>();
        try (var all = driver.<String, Cluster>getKeyValueStore(DeskBookStores.CLUSTERS)
                .all()) {
            all.forEachRemaining(page -> ids.add(page.key.split("\0")[0]));
        }
        return ids;
    }

    Judgements judgements() {
        return new Judgements(driver.<String, Judgement>getKeyValueStore(DeskBookStores.JUDGEMENTS));
    }

    /** All stories in the book, by key. */
    Map<String, BookEntry> book() {
        var book = new TreeMap<String, BookEntry>();
        try (var all = driver.<String, BookEntry>getKeyValueStore(DeskBookStores.STORIES)
                .all()) {
            all.forEachRemaining(entry -> book.put(entry.key, entry.value));
        }
        return book;
    }

    Optional<Fingerprint> print(String key) {
        return ((PrintStore) driver.getStateStore(DeskBookStores.PRINTS))
                .window()
                .print(key);
    }

    void rules(String text) {
        publish(Rules.ruleSet(text));
    }

    void publish(RuleSet rules) {
        put("rules", rules);
    }

    List<EnrichedStory> put(String key, SpecificRecord value) {
        now = now.plusSeconds(1);
        raw.pipeInput(key, value, now);
        return enriched.readValuesToList();
    }

    void at(Instant time) {
        now = time;
    }

    Instant now() {
        return now;
    }

    List<EnrichedStory> desk(String name) {
        var topic = topics.desk(name);
        return driver.createOutputTopic(
                        topic.name(), topic.key().deserializer(), topic.value().deserializer())
                .readValuesToList();
    }

    Account account() {
        return driver.<String, Account>getKeyValueStore(DeskBookStores.ACCOUNT).get(DeskBookStores.ACCOUNT);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("copytaster-enrich-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
