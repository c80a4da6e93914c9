package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every story index must do; run against the one in memory and the one in OpenSearch. */
abstract class StoryIndexContract {

    private IndexUnderTest subject;

    /** An empty index of this generation. */
    abstract IndexUnderTest empty(int generation);

    @BeforeEach
    void open() {
        subject = empty(1);
    }

    @AfterEach
    void close() {
        subject.close();
    }

    @Test
    void aStoryIsFoundAsItsLifeGoesOn() {
        Delivery delivery = new Delivery(subject);
        Stories.life("a", 0).forEach(story -> delivery.deliver(List.of(story)));
        Map<String, Object> killed = subject.stories().get("example/a");
        assertThat(killed)
                .containsEntry("event", "WARNED")
                .containsEntry("status", "KILLED")
                .containsEntry("headline", "Example Agency withdraws this story")
                .containsEntry("warned", true);
        assertThat(subject.versions()).containsOnlyKeys("example/a@1000", "example/a@2000", "example/a@6000");
    }

    @Test
    void aLivingStoryKeepsItsEarlierTexts() {
        Delivery delivery = new Delivery(subject);
        delivery.deliver(Stories.life("a", 0).subList(0, 5));
        assertThat(subject.stories().get("example/a"))
                .containsEntry("body", Stories.SECOND_TEXT)
                .containsEntry("event", "EMBARGO_LIFTED");
        assertThat(subject.versions().get("example/a@1000")).containsEntry("body", Stories.FIRST_TEXT);
        assertThat(subject.versions().get("example/a@2000")).containsEntry("body", Stories.SECOND_TEXT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderAndAnyRedeliveryEndInTheSameIndex(long seed) {
        List<EnrichedStory> events = new ArrayList<>();
        for (String id : List.of("a", "b")) {
            events.addAll(Stories.life(id, 0));
            events.addAll(Stories.life(id, 0));
        }
        events.addAll(Stories.life("c", 0).subList(0, 5));
        deliverShuffled(events, seed);
        assertThat(subject.stories()).isEqualTo(inOrder(0).stories());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aReRunIntoANewGenerationBringsNothingBack(long seed) {
        List<EnrichedStory> events = new ArrayList<>(Stories.life("a", 0));
        // The re-run has not come to the kill yet, and gives its texts later revisions than the first run.
        Stories.life("a", 1).subList(0, 5).forEach(story -> {
            story.setRevision(story.getRevision() + 90_000);
            events.add(story);
        });
        deliverShuffled(events, seed);
        assertThat(subject.stories().get("example/a")).containsEntry("status", "KILLED");
    }

    @Test
    void aNewGenerationTakesThePlaceOfTheOldOne() {
        Delivery delivery = new Delivery(subject);
        delivery.deliver(Stories.life("a", 1).subList(0, 2));
        delivery.deliver(Stories.life("a", 0).subList(0, 5));
        assertThat(subject.stories().get("example/a"))
                .containsEntry("generation", 1)
                .containsEntry("revision", 2000);
    }

    @Test
    void aKillThatComesBeforeItsStoryKillsIt() {
        Delivery delivery = new Delivery(subject);
        delivery.deliver(List.of(Stories.kill("a", 500)));
        delivery.deliver(List.of(Stories.fresh("a", 1000)));
        delivery.deliver(List.of(Stories.fresh("a", 1000), Stories.fresh("b", 1000)));
        assertThat(subject.stories().get("example/a")).containsEntry("status", "KILLED");
        assertThat(subject.stories().get("example/b")).containsEntry("status", "USABLE");
    }

    @Test
    void expiredStoriesGoAndKillsStay() {
        Instant end = Instant.parse("2026-02-01T00:00:00Z");
        EnrichedStory expiring = Stories.fresh("a", 1000);
        expiring.setExpiresAt(end);
        EnrichedStory killed = Stories.kill("b", 1000);
        killed.setExpiresAt(end);
        new Delivery(subject).deliver(List.of(expiring, killed, Stories.fresh("c", 1000)));

        assertThat(subject.index().tidy(end.minusSeconds(1))).isZero();
        assertThat(subject.index().tidy(end)).isEqualTo(2);
        assertThat(subject.stories()).containsOnlyKeys("example/b", "example/c");
        assertThat(subject.versions()).containsOnlyKeys("example/b@1000", "example/c@1000");
    }

    @Test
    void aVersionThatACutOffSinkWroteAfterTheKillIsEmptiedAtTheNextRound() {
        EnrichedStory kill = Stories.kill("a", 2000);
        kill.setVersionSeen(Instant.now());
        new Delivery(subject).deliver(List.of(kill));
        assertThat(subject.index().writeVersions(List.of(StoryDocument.of(Stories.fresh("a", 1000)))))
                .containsExactly(new Outcome.Indexed());
        subject.index().tidy(Instant.now());
        assertThat(subject.versions().get("example/a@1000"))
                .containsEntry("status", "KILLED")
                .doesNotContainKey("body");
    }

    @Test
    void killedIsKnownBeforeItIsSearchable() {
        subject.index()
                .writeStories(List.of(StoryDocument.of(Stories.kill("a", 1)), StoryDocument.of(Stories.fresh("b", 1))));
        assertThat(subject.index().killed(List.of("example/a", "example/b", "example/none")))
                .containsExactly("example/a");
    }

    @Test
    void whatAVerdictSaysIsKept() {
        EnrichedStory story = Stories.fresh("a", 1);
        story.getVerdict().setThread("example/began");
        story.getVerdict().setRecurring(true);
        story.getVerdict().setDoubts(List.of(new Doubt("example/b", 0.31, "partly worded like example/b")));
        new Delivery(subject).deliver(List.of(story));
        assertThat(subject.stories().get("example/a"))
                .containsEntry("thread", "example/began")
                .containsEntry("recurring", true)
                .containsEntry("firstInCluster", "example/a")
                .containsEntry("minutesBehind", 0)
                .doesNotContainKey("formerCluster")
                .containsEntry(
                        "doubts",
                        List.of(Map.of("key", "example/b", "score", 0.31, "evidence", "partly worded like example/b")));
    }

    @Test
    void aStoryThatMovesIsNoNewVersion() {
        EnrichedStory merged = Stories.fresh("a", 2000);
        Stories.mergeInto("example/b", merged);
        EnrichedStory separated = Stories.fresh("a", 3000);
        separated.setEvent(Event.SEPARATED);
        separated.setFormerCluster("example/b");
        Delivery delivery = new Delivery(subject);
        delivery.deliver(List.of(Stories.fresh("b", 900), Stories.fresh("a", 1000)));
        delivery.deliver(List.of(merged));
        assertThat(subject.stories().get("example/a"))
                .containsEntry("event", "MERGED")
                .containsEntry("clusterId", "example/b")
                .containsEntry("formerCluster", "example/a")
                .containsEntry("firstInCluster", "example/b")
                .containsEntry("minutesBehind", 4)
                .containsEntry("body", Stories.FIRST_TEXT);
        delivery.deliver(List.of(separated));
        assertThat(subject.stories().get("example/a"))
                .containsEntry("clusterId", "example/a")
                .containsEntry("formerCluster", "example/b");
        assertThat(subject.versions()).containsOnlyKeys("example/a@1000", "example/b@900");
    }

    @Test
    void aKillTakesTheSentencesThatMayQuoteTheStory() {
        EnrichedStory killed = Stories.kill("a", 2000);
        killed.getVerdict().setRelation(Relation.COPY);
        killed.getVerdict().setEvidence(List.of("the words \"Troops abroad\" stand in both"));
        killed.getVerdict().setDoubts(List.of(new Doubt("example/b", 0.3, "both say \"Troops abroad\"")));
        EnrichedStory notice = Stories.kill("notice", 2000);
        notice.getVerdict().setRelation(Relation.KILL);
        notice.getVerdict().setEvidence(List.of("the agency kills it"));
        new Delivery(subject).deliver(List.of(killed, notice));
        assertThat(subject.stories().get("example/a")).doesNotContainKeys("evidence", "doubts", "datelinePlace");
        assertThat(subject.stories().get("example/notice")).containsEntry("evidence", List.of("the agency kills it"));
    }

    @Test
    void everyFieldOfAStoryIsKept() {
        EnrichedStory story = Stories.story("a", 1, Event.NEW_STORY, Status.USABLE, Stories.FIRST_TEXT);
        new Delivery(subject).deliver(List.of(story));
        assertThat(subject.stories().get("example/a"))
                .containsEntry("headline", "Leader speaks at New Year")
                .containsEntry("datelinePlace", "SEOUL")
                .containsEntry("countries", List.of("KP"))
                .containsEntry("mentioned", List.of("US"))
                .containsEntry("subjects", List.of("subj:11000000"))
                .containsEntry("notes", List.of("Attn editors"))
                .containsEntry("closedNotes", 1)
                .containsEntry("firstSeen", "2026-01-01T00:00:00Z")
                .containsKey("tags");
    }

    private void deliverShuffled(List<EnrichedStory> events, long seed) {
        Random random = new Random(seed);
        List<EnrichedStory> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        Delivery delivery = new Delivery(subject);
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(8));
            delivery.deliver(shuffled.subList(from, to));
            from = to;
        }
    }

    private static InMemoryStoryIndex inOrder(int generation) {
        InMemoryStoryIndex inOrder = new InMemoryStoryIndex();
        Delivery delivery = new Delivery(inOrder);
        delivery.deliver(Stories.life("a", generation));
        delivery.deliver(Stories.life("b", generation));
        delivery.deliver(Stories.life("c", generation).subList(0, 5));
        return inOrder;
    }
}
