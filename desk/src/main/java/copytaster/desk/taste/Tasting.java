package copytaster.desk.taste;

import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.enrich.desks.Rules;
import copytaster.enrich.models.PackedModel;
import copytaster.enrich.models.TopicModel;
import copytaster.enrich.topology.EnrichTopology;
import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One wire through the very topology of enrich, in this process, on a clock that its stories set. */
public final class Tasting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tasting.class);

    private final Topics topics = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
    private final Path state;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, SpecificRecord> raw;
    private final TestOutputTopic<String, EnrichedStory> enriched;

    /**
     * What came of one story.
     *
     * @param story as emitted, or, where the delivery changed nothing, as it stood; empty for a test of the line
     * @param emitted did the delivery change anything?
     * @param followUps what was emitted about other stories because of it: warnings, kills, merges, lifted embargoes
     */
    public record Tasted(Optional<EnrichedStory> story, boolean emitted, List<EnrichedStory> followUps) {

        public Tasted {
            followUps = List.copyOf(followUps);
        }
    }

    /** @param start the time of the wire's first record */
    public Tasting(Instant start) {
        try {
            state = Files.createTempDirectory("copytaster-taste");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the state: " + e.getMessage(), e);
        }
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "taste");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(Enrich.topology(EnrichSettings.defaults(), topics), properties, start);
        raw = driver.createInputTopic(
                topics.wireRaw().name(),
                topics.wireRaw().key().serializer(),
                topics.wireRaw().value().serializer());
        enriched = driver.createOutputTopic(
                topics.wireEnriched().name(),
                topics.wireEnriched().key().deserializer(),
                topics.wireEnriched().value().deserializer());
    }

    /**
     * Puts these desks in force.
     *
     * @throws copytaster.enrich.yaml.RulesException naming the line that is wrong
     */
    public void rules(String text, Instant time) {
        var ruleSet = Rules.ruleSet(text);
        Rules checked = Rules.of(ruleSet);
        LOG.debug("{} desks", checked.desks().size());
        raw.pipeInput("rules", ruleSet, time);
    }

    /** Puts this model in force, for its language. */
    public void model(TopicModel model, Instant time) {
        raw.pipeInput("model", PackedModel.pack(model), time);
    }

    public Tasted taste(RawStory story, Instant time) {
        String key = StoryKey.of(story.getStory());
        raw.pipeInput(key, story, time);
        List<EnrichedStory> emissions =
                enriched.readValuesToList().stream().filter(Objects::nonNull).toList();
        List<EnrichedStory> followUps = emissions.stream()
                .filter(emission -> !emission.getKey().equals(key))
                .toList();
        // A story that is warned as soon as it has come is emitted twice.
        Optional<EnrichedStory> own = emissions.stream()
                .filter(emission -> emission.getKey().equals(key))
                .reduce((before, after) -> after);
        if (own.isPresent()) {
            return new Tasted(own, true, followUps);
        }
        BookEntry known = driver.<String, BookEntry>getKeyValueStore(EnrichTopology.STORIES)
                .get(key);
        return new Tasted(Optional.ofNullable(known).map(BookEntry::getLast), false, followUps);
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            LOG.warn("{} could not be removed", state, e);
        }
    }
}
