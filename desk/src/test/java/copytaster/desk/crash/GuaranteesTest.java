package copytaster.desk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.crash.Evidence.Document;
import copytaster.desk.crash.Evidence.Line;
import copytaster.enrich.desks.Rules;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Status;
import copytaster.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pipeline that nothing has disturbed keeps every guarantee; each way of cheating breaks the one that is there for it. */
final class GuaranteesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LINES = 1_200;

    private static Evidence sound;

    @BeforeAll
    static void replayAWire() {
        var wire = new GeneratedWire(7, START);
        List<Line> raw = new ArrayList<>();
        raw.add(rules());
        for (int i = 1; i < LINES; i++) {
            raw.add(line(i, i == LINES - 1 ? wire.last() : wire.next()));
        }
        Replay replay = Replay.of(raw, CrashRules.DESK);
        var bare = new Evidence(
                raw, replay.enriched(), replay.desk(), replay.account(), replay.dead(), List.of(), List.of());
        sound = indexed(bare);
    }

    @Test
    void anUndisturbedPipelineKeepsEveryGuarantee() {
        for (Guarantee guarantee : Guarantee.all()) {
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
        Evidence evidence = new Evidence(
                sound.raw(),
                sound.enriched(),
                sound.desk(),
                sound.account(),
                List.of(),
                sound.stories(),
                sound.versions());

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
        Evidence evidence = new Evidence(
                sound.raw(),
                sound.enriched(),
                sound.desk(),
                sound.account(),
                sound.dead(),
                sound.stories().subList(1, sound.stories().size()),
                sound.versions());

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
        List<Document> versions = sound.versions().stream()
                .map(version ->
                        version.status().equals("KILLED") ? changed(version, "KILLED", "Words that are left") : version)
                .toList();
        Evidence evidence = new Evidence(
                sound.raw(), sound.enriched(), sound.desk(), sound.account(), sound.dead(), sound.stories(), versions);

        assertThat(new KilledStaysKilled().violations(evidence)).isNotEmpty();
    }

    private static Evidence withEnriched(Consumer<List<Line>> doctor) {
        var enriched = new ArrayList<>(sound.enriched());
        doctor.accept(enriched);
        return new Evidence(
                sound.raw(), enriched, sound.desk(), sound.account(), sound.dead(), sound.stories(), sound.versions());
    }

    private static Evidence withStories(UnaryOperator<Document> doctor) {
        return new Evidence(
                sound.raw(),
                sound.enriched(),
                sound.desk(),
                sound.account(),
                sound.dead(),
                sound.stories().stream().map(doctor).toList(),
                sound.versions());
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
        return new Evidence(bare.raw(), bare.enriched(), bare.desk(), bare.account(), bare.dead(), stories, versions);
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

    private static Line rules() {
        var serializer = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()))
                .wireRaw()
                .value()
                .serializer();
        byte[] value = serializer.serialize("wire.raw", Rules.ruleSet(CrashRules.YAML));
        return new Line(0, START.toEpochMilli(), "rules", value);
    }

    private static Line line(long offset, GeneratedWire.Line line) {
        return new Line(offset, line.time().toEpochMilli(), line.key(), line.value());
    }
}
