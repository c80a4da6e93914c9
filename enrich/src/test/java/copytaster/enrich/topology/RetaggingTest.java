package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.models.PackedModel;
import copytaster.enrich.models.TopicModel;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RuleSet;
import copytaster.schemas.TopicTag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetaggingTest {

    private static final String FERRIES = """
            desks:
              sea: { topic: true, mediaTopic: house:ferries }
            topics:
              house:ferries:
                label: Ferries
                broader: medtop:04000000
                en: { 3: ferr* }
            """;
    private static final String MODEL = """
            copytaster topic model 1
            language	en
            stories	20
            micro-F1	0.9000
            macro-F1	0.8000
            terms	2
            ferry	1.500
            aground	2.000
            label	medtop:17000000	12	0.9000	0.2000	4.0000
            aground	1.000
            ferry	0.500
            """;

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void rulesTagWhatComesAfterThemAndEveryTagSaysWhichRules() {
        wire.rules(FERRIES);

        EnrichedStory story = only(wire.send(story("afp", "a", 1).build()));

        TopicTag tag = tag("house:ferries", story);
        assertThat(tag.getSource()).isEqualTo("query");
        assertThat(tag.getVersion())
                .isEqualTo(Rules.ruleSet(FERRIES).getVersion())
                .isEqualTo(story.getRulesVersion());
        assertThat(tag.getEvidence()).extracting(e -> e.getWords()).contains("Ferry");
        assertThat(story.getMediaTopics()).extracting(TopicTag::getId).contains("medtop:04000000");
        assertThat(story.getDesks()).containsExactly("sea");
    }

    @Test
    void newRulesReachTheStoriesOfTheWindowAndTheDesksThatNowWantThem() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1)
                .setHeadline("Harvest in Aragon")
                .setBody("Peaches were cheap this summer, growers said.")
                .build());
        wire.rules(FERRIES);

        EnrichedStory retagged = only(wire.tick(wire.now().plusSeconds(2)));

        assertThat(retagged.getKey()).isEqualTo("afp/a");
        assertThat(retagged.getEvent()).isEqualTo(Event.RETAGGED);
        assertThat(tag("house:ferries", retagged).getSource()).isEqualTo("query");
        assertThat(retagged.getRulesVersion()).isEqualTo(Rules.ruleSet(FERRIES).getVersion());
        assertThat(retagged.getRevision()).isGreaterThan(TestWire.START.toEpochMilli());
        assertThat(wire.desk("sea")).extracting(EnrichedStory::getEvent).containsExactly(Event.RETAGGED);
        assertThat(wire.account().getFollowUps()).isEqualTo(1);
        assertThat(wire.tick(wire.now().plusSeconds(2))).isEmpty();
    }

    @Test
    void soManyAreTaggedAgainWithEachSecondThatTheWireGoesOn() {
        for (int i = 0; i < 60; i++) {
            wire.send(story("afp", "a" + i, 1)
                    .setHeadline("Ferry number " + i + " to island " + i * 7)
                    .setBody("It left at " + i + " with " + i * 13 + " passengers for port " + i * 31 + ".")
                    .build());
        }
        wire.rules(FERRIES);

        List<EnrichedStory> first = wire.tick(wire.now().plusSeconds(1));
        List<EnrichedStory> second = wire.tick(wire.now().plusSeconds(2));

        assertThat(first).hasSize(50);
        assertThat(second)
                .as("the newest first")
                .extracting(EnrichedStory::getKey)
                .containsExactlyInAnyOrder(
                        "afp/a0", "afp/a1", "afp/a2", "afp/a3", "afp/a4", "afp/a5", "afp/a6", "afp/a7", "afp/a8",
                        "afp/a9");
    }

    @Test
    void killedStoryIsNotTaggedAgain() {
        wire.send(story("afp", "a", 1).build());
        wire.send(kill("afp", "a", 2));
        wire.rules(FERRIES);

        assertThat(wire.tick(wire.now().plus(Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    void repetitionCountsOnlyWhereNothingIsInForce() {
        RuleSet repeated = Rules.ruleSet(FERRIES);
        repeated.setRepetition(true);
        wire.publish(repeated);
        assertThat(only(wire.send(story("afp", "a", 1).build())).getDesks()).containsExactly("sea");

        wire.rules("desks:\n  land: { headline: [ferry] }\n");
        wire.publish(repeated);

        assertThat(only(wire.send(story("efe", "b", 1).build())).getDesks()).containsExactly("land");
    }

    @Test
    void modelAddsWhatCodesAndQueriesDoNotSay() {
        LearnedModel model = PackedModel.pack(TopicModel.read(MODEL));
        wire.put("model", model);

        EnrichedStory story = only(wire.send(story("afp", "a", 1).build()));

        TopicTag tag = tag("medtop:17000000", story);
        assertThat(tag.getSource()).isEqualTo("model");
        assertThat(tag.getVersion()).isEqualTo(model.getVersion());
        assertThat(tag.getEvidence()).extracting(e -> e.getWords()).contains("aground");
    }

    @Test
    void modelThatCannotBeReadIsRefusedAndTheOldOneStays() {
        LearnedModel good = PackedModel.pack(TopicModel.read(MODEL));
        wire.put("model", good);
        LearnedModel bad = LearnedModel.newBuilder(good).setVersion("bad").build();

        assertThatThrownBy(() -> wire.put("model", bad)).rootCause().hasMessageContaining("names model bad");

        EnrichedStory story = only(wire.send(story("afp", "a", 1).build()));
        assertThat(tag("medtop:17000000", story).getVersion()).isEqualTo(good.getVersion());
    }

    private static TopicTag tag(String id, EnrichedStory story) {
        return story.getMediaTopics().stream()
                .filter(tag -> tag.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is none of " + story.getMediaTopics()));
    }
}
