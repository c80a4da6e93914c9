package copytaster.desk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.EnrichSettings;
import copytaster.enrich.desks.Rules;
import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TimestampType;
import copytaster.replay.guarantees.DeadLetter;
import copytaster.replay.guarantees.EveryStoryAccountedFor;
import copytaster.replay.guarantees.Evidence;
import copytaster.replay.guarantees.Guarantee;
import copytaster.replay.guarantees.Indexed;
import copytaster.replay.guarantees.Indexed.Document;
import copytaster.replay.guarantees.KilledStaysKilled;
import copytaster.replay.guarantees.NewestVersionWins;
import copytaster.replay.guarantees.NothingTwice;
import copytaster.replay.guarantees.SameVerdicts;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Status;
import copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pipeline that nothing has disturbed keeps every guarantee; each way of cheating breaks the one that is there for it. */
final class GuaranteesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
    private static final int LINES = 1_200;

    private static Evidence sound;

    @BeforeAll
    static void replayAWire() {
        var wire = new GeneratedWire(7, START);
        List<CapturedRecord> raw = new ArrayList<>();
        raw.add(rules());
        for (int i = 1; i < LINES; i++) {
            raw.add(line(i, i == LINES - 1 ? wire.last() : wire.next()));
        }
        sound = indexed(undisturbed(raw));
    }

    private static Evidence undisturbed(List<CapturedRecord> raw) {
        var told = new ArrayList<CapturedRecord>();
        try (var run = new VirtualRun(EnrichSettings.defaults(), TOPICS, StateKept.IN_MEMORY)) {
            run.run(raw.iterator(), told::add);
            return new Evidence(
                    TOPICS,
                    EnrichSettings.defaults(),
                    raw,
                    on(TOPICS.wireEnriched().name(), told),
                    on(TOPICS.desk(CrashRules.DESK).name(), told),
                    on(TOPICS.wireDead().name(), told).stream()
                            .map(DeadLetter::of)
                            .toList(),
                    run.accounts(),
                    Optional.empty());
        }
    }

    private static List<CapturedRecord> on(String topic, List<CapturedRecord> records) {
        return records.stream()
                .filter(record -> record.getTopic().equals(topic))
                .toList();
    }

    @Test
    void anUndisturbedPipelineKeepsEveryGuarantee() {
        for (Guarantee guarantee : Takes.guarantees()) {
            assertThat(guarantee.violations(sound)).as(guarantee.name()).isEmpty();
        }
    }

    @Test
    void aLostRecordIsMissed() {
        Evidence evidence = withEnriched(lines -> lines.remove(lines.size() / 2));

        assertThat(new EveryStoryAccountedFor().violations(evidence)).isNotEmpty();
        assertThat(new SameVerdicts().violations(evidence)).isNotEmpty();
    }

    @Test
    void aRecordWrittenTwiceIsFound() {
        Evidence evidence = withEnriched(lines -> lines.add(lines.get(lines.size() / 2)));

        assertThat(new NothingTwice().violations(evidence)).isNotEmpty();
    }

    @Test
    void twoRecordsThatChangedPlacesAreFound() {
        Evidence evidence = withEnriched(lines -> lines.add(0, lines.remove(1)));

        assertThat(new SameVerdicts().violations(evidence)).isNotEmpty();
    }

    @Test
    void anUnreadableRecordThatWasLetFallIsMissed() {
        Evidence evidence = with(sound.enriched(), List.of(), sound.index().orElseThrow());

        assertThat(new EveryStoryAccountedFor().violations(evidence)).isNotEmpty();
    }

    @Test
    void anOlderVersionInTheIndexIsFound() {
        Evidence evidence = withStories(document -> document.status().equals("USABLE")
                ? changed(document, "USABLE", document.headline().replaceAll("take \\d+", "take 0"))
                : document);

        assertThat(new NewestVersionWins().violations(evidence)).isNotEmpty();
    }

    @Test
    void aStoryMissingInTheIndexIsFound() {
        Evidence evidence = with(
                sound.enriched(),
                sound.dead(),
                new Indexed(stories().subList(1, stories().size()), versions()));

        assertThat(new EveryStoryAccountedFor().violations(evidence)).isNotEmpty();
    }

    @Test
    void aKilledStoryBackInTheIndexIsFound() {
        Evidence evidence = withStories(document ->
                document.status().equals("KILLED") ? changed(document, "USABLE", "Back from the dead") : document);

        assertThat(new KilledStaysKilled().violations(evidence)).isNotEmpty();
    }

    @Test
    void wordsOfAKilledStorysEarlierVersionAreFound() {
        List<Document> versions = versions().stream()
                .map(version ->
                        version.status().equals("KILLED") ? changed(version, "KILLED", "Words that are left") : version)
                .toList();
        Evidence evidence = with(sound.enriched(), sound.dead(), new Indexed(stories(), versions));

        assertThat(new KilledStaysKilled().violations(evidence)).isNotEmpty();
    }

    private static Evidence withEnriched(Consumer<List<CapturedRecord>> doctor) {
        var enriched = new ArrayList<>(sound.enriched());
        doctor.accept(enriched);
        return with(enriched, sound.dead(), sound.index().orElseThrow());
    }

    private static Evidence withStories(UnaryOperator<Document> doctor) {
        return with(
                sound.enriched(),
                sound.dead(),
                new Indexed(stories().stream().map(doctor).toList(), versions()));
    }

    private static Evidence with(List<CapturedRecord> enriched, List<DeadLetter> dead, Indexed index) {
        return new Evidence(
                TOPICS,
                sound.settings(),
                sound.raw(),
                enriched,
                sound.desks(),
                dead,
                sound.accounts(),
                Optional.of(index));
    }

    private static List<Document> stories() {
        return sound.index().orElseThrow().stories();
    }

    private static List<Document> versions() {
        return sound.index().orElseThrow().versions();
    }

    private static Document changed(Document document, String status, String headline) {
        return new Document(
                document.id(), document.key(), document.revision(), status, headline, document.body(), true);
    }

    /** The documents that a sink must make of these records. */
    private static Evidence indexed(Evidence bare) {
        Map<String, EnrichedStory> last = bare.lastEmissions();
        List<Document> stories = last.values().stream()
                .map(story -> document(story.getKey(), story, false))
                .toList();
        List<Document> versions = bare.emissions().stream()
                .filter(emission -> emission.getEvent() != Event.WARNED && emission.getEvent() != Event.EMBARGO_LIFTED)
                .map(emission -> document(
                        emission.getKey() + "@" + emission.getRevision(),
                        emission,
                        last.get(emission.getKey()).getStory().getStatus() == Status.KILLED))
                .toList();
        return new Evidence(
                TOPICS,
                bare.settings(),
                bare.raw(),
                bare.enriched(),
                bare.desks(),
                bare.dead(),
                bare.accounts(),
                Optional.of(new Indexed(stories, versions)));
    }

    private static Document document(String id, EnrichedStory story, boolean emptied) {
        boolean killed = emptied || story.getStory().getStatus() == Status.KILLED;
        return new Document(
                id,
                story.getKey(),
                story.getRevision(),
                killed ? "KILLED" : story.getStory().getStatus().name(),
                killed ? "" : story.getStory().getHeadline(),
                killed ? "" : story.getStory().getBody(),
                !killed);
    }

    private static CapturedRecord rules() {
        byte[] value = TOPICS.wireRaw().value().serializer().serialize("wire.raw", Rules.ruleSet(CrashRules.YAML));
        return record(0, START, "rules", value);
    }

    private static CapturedRecord line(long offset, GeneratedWire.Line line) {
        return record(offset, line.time(), line.key(), line.value());
    }

    private static CapturedRecord record(long offset, Instant time, String key, byte[] value) {
        return Records.captured(
                "wire.raw",
                0,
                offset,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders());
    }
}
