package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Note;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskRoutingTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void embargoedStoryReachesItsDeskWhenTheEmbargoLifts() {
        wire.rules("desks:\n  sea: { topic: true, headline: [ferry] }\n");
        Instant until = TestWire.START.plus(Duration.ofMinutes(30));
        EnrichedStory held = only(wire.send(story("afp", "a", 1)
                .setStatus(Status.EMBARGOED)
                .setEmbargoUntil(until)
                .build()));
        assertThat(held.getStory().getStatus()).isEqualTo(Status.EMBARGOED);
        assertThat(wire.desk("sea")).isEmpty();
        assertThat(wire.tick(until.minusSeconds(1))).isEmpty();

        EnrichedStory lifted = only(wire.tick(until));

        assertThat(lifted.getEvent()).isEqualTo(Event.EMBARGO_LIFTED);
        assertThat(lifted.getStory().getStatus()).isEqualTo(Status.USABLE);
        assertThat(wire.desk("sea")).extracting(EnrichedStory::getKey).containsExactly("afp/a");
        assertThat(wire.tick(until.plusSeconds(1))).isEmpty();
    }

    @Test
    void killOfAnEmbargoedStoryCancelsItsRelease() {
        Instant until = TestWire.START.plus(Duration.ofMinutes(30));
        wire.rules("desks:\n  sea: { topic: true, headline: [ferry] }\n");
        wire.send(story("afp", "a", 1)
                .setStatus(Status.EMBARGOED)
                .setEmbargoUntil(until)
                .build());
        wire.send(kill("afp", "a", 2));

        assertThat(wire.tick(until)).isEmpty();
        assertThat(wire.desk("sea")).isEmpty();
    }

    @Test
    void whoReceivedAStoryReceivesItsKillWhateverTheFilterSaysByThen() {
        wire.rules("desks:\n  sea: { topic: true, headline: [ferry] }\n");
        wire.send(story("afp", "a", 1).build());
        wire.rules("desks:\n  sea: { topic: true, headline: [submarine] }\n");
        wire.send(kill("afp", "a", 2));

        assertThat(wire.desk("sea")).extracting(EnrichedStory::getEvent).containsExactly(Event.NEW_STORY, Event.KILLED);
    }

    @Test
    void deskThatReceivedTheCopyReceivesTheWarning() {
        wire.rules("desks:\n  korea: { topic: true, provider: [yonhap] }\n");
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());
        wire.send(kill("afp", "a", 2));

        assertThat(wire.desk("korea"))
                .extracting(EnrichedStory::getEvent)
                .containsExactly(Event.NEW_STORY, Event.WARNED);
    }

    @Test
    void contactsNeverReachADesk() {
        wire.rules("desks:\n  sea: { topic: true }\n");
        wire.send(story("dpa", "a", 1)
                .setNotes(List.of(Note.newBuilder()
                        .setText("Call the desk")
                        .setPublic$(false)
                        .build()))
                .build());

        assertThat(wire.desk("sea").getFirst().getStory().getNotes()).isEmpty();
    }

    @Test
    void textAndCaptionsOfAContractThatKeepsThemInTheHouseNeverReachADesk() {
        wire.rules("desks:\n  sea: { topic: true }\n");
        EnrichedStory own = only(wire.send(
                story("dpa", "a", 1)
                        .setCaptions(List.of("The ferry on the rocks"))
                        .build(),
                Contract.newBuilder().setRedistribute(false).build()));

        EnrichedStory sent = wire.desk("sea").getFirst();

        assertThat(own.getStory().getCaptions()).hasSize(1);
        assertThat(sent.getStory().getHeadline()).isEqualTo("Ferry runs aground off Marettimo");
        assertThat(sent.getStory().getBody()).isEmpty();
        assertThat(sent.getStory().getCaptions()).isEmpty();
    }

    @Test
    void badRuleSetIsRefusedWholeAndTheOldOneStays() {
        wire.rules("desks:\n  sea: { topic: true, headline: [ferry] }\n");
        RuleSet bad = RuleSet.newBuilder()
                .setVersion("bad")
                .setText("desks:\n  sea: { colour: [blue] }\n")
                .build();
        assertThatThrownBy(() -> wire.publish(bad))
                .rootCause()
                .hasMessageContaining("line 2")
                .hasMessageContaining("colour");

        EnrichedStory story = only(wire.send(story("afp", "a", 1).build()));
        assertThat(story.getDesks()).containsExactly("sea");
    }

    @Test
    void storyLeavesWhenItsContractEnds() {
        wire.send(
                story("afp", "a", 1).build(),
                Contract.newBuilder().setRetentionDays(1).build());
        for (int hour = 1; hour <= 24; hour++) {
            assertThat(wire.tick(TestWire.START.plus(Duration.ofHours(hour)))).isEmpty();
        }

        List<EnrichedStory> end =
                wire.tick(TestWire.START.plus(Duration.ofHours(24)).plusSeconds(2));

        assertThat(end).hasSize(1).containsOnlyNulls();
        assertThat(wire.send(story("afp", "a", 1).build())).isEmpty();
    }

    @Test
    void deskThatReceivedAStoryHearsOfItsKillAfterItsContractHasEnded() {
        wire.rules("desks:\n  sea: { topic: true, headline: [ferry] }\n");
        wire.send(
                story("afp", "a", 1).build(),
                Contract.newBuilder().setRetentionDays(1).build());
        for (int hour = 1; hour <= 25; hour++) {
            wire.tick(TestWire.START.plus(Duration.ofHours(hour)).plusSeconds(2));
        }
        assertThat(wire.desk("sea")).extracting(EnrichedStory::getEvent).containsExactly(Event.NEW_STORY);

        wire.send(kill("afp", "a", 2));

        assertThat(wire.desk("sea")).extracting(EnrichedStory::getEvent).containsExactly(Event.KILLED);
    }

    @Test
    void killedStoryIsNotTakenOutByItsContract() {
        wire.send(
                story("afp", "a", 1).build(),
                Contract.newBuilder().setRetentionDays(1).build());
        wire.send(kill("afp", "a", 2), Contract.newBuilder().setRetentionDays(1).build());
        for (int hour = 1; hour <= 25; hour++) {
            assertThat(wire.tick(TestWire.START.plus(Duration.ofHours(hour)).plusSeconds(2)))
                    .isEmpty();
        }
    }
}
