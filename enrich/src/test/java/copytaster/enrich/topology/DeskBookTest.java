package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.schemas.Account;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Kind;
import copytaster.schemas.Note;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.WarningKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskBookTest {

    private static final String FERRY = """
            A ferry with 214 passengers on board ran aground off the island of Marettimo early on Friday, and the coast \
            guard of Trapani sent four boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at 05:20, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from Palermo by noon with two divers and a surveyor of the insurer.""";

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    private static Story.Builder story(String provider, String id, long version) {
        return Story.newBuilder()
                .setProvider(provider)
                .setId(id)
                .setVersion(Long.toString(version))
                .setVersionRank(version)
                .setLanguage("en")
                .setHeadline("Ferry runs aground off Marettimo")
                .setBody(FERRY);
    }

    private static Story kill(String provider, String id, long version) {
        return story(provider, id, version)
                .setStatus(Status.KILLED)
                .setBody("")
                .setNotes(List.of(Note.newBuilder()
                        .setText("Do not use: the report was wrong")
                        .build()))
                .build();
    }

    private EnrichedStory only(List<EnrichedStory> emissions) {
        assertThat(emissions).hasSize(1);
        return emissions.getFirst();
    }

    @Test
    void firstVersionIsNew() {
        EnrichedStory first = only(wire.send(story("afp", "a", 1).build()));

        assertThat(first.getEvent()).isEqualTo(Event.NEW_STORY);
        assertThat(first.getVerdict().getRelation()).isEqualTo(Relation.NEW);
        assertThat(first.getFirstSeen()).isEqualTo(wire.now());
        assertThat(first.getRevision()).isEqualTo(wire.now().toEpochMilli());
        assertThat(first.getCluster()).containsExactly("afp/a");
    }

    @Test
    void identicalRedeliveryIsCountedAndNotEmitted() {
        wire.send(story("afp", "a", 1).build());

        assertThat(wire.send(story("afp", "a", 1).build())).isEmpty();
        assertThat(wire.account().getRepeated()).isEqualTo(1);
    }

    @Test
    void olderVersionAfterANewerIsStale() {
        wire.send(story("afp", "a", 3).setHeadline("third").build());

        assertThat(wire.send(story("afp", "a", 2).setHeadline("second").build()))
                .isEmpty();
        assertThat(wire.account().getStale()).isEqualTo(1);
    }

    @Test
    void otherContentUnderTheSameVersionIsANewVersion() {
        wire.send(story("efe", "a", 1).build());

        EnrichedStory second =
                only(wire.send(story("efe", "a", 1).setHeadline("changed").build()));

        assertThat(second.getVerdict().getRelation()).isEqualTo(Relation.NEW_VERSION);
        assertThat(second.getVersions()).isEqualTo(2);
        assertThat(second.getFirstSeen()).isEqualTo(TestWire.START.plusSeconds(1));
    }

    @Test
    void earlierTextUnderAVersionlessIdIsNotBroughtBack() {
        Story first = story("efe", "a", 1).setVersionRank(null).setVersion("").build();
        wire.send(first);
        wire.send(Story.newBuilder(first).setHeadline("changed").build());

        assertThat(wire.send(first)).isEmpty();
        assertThat(wire.account().getStale()).isEqualTo(1);
    }

    @Test
    void killTakesTheTextAndKeepsTheNotice() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory killed = only(wire.send(kill("afp", "a", 2)));

        assertThat(killed.getEvent()).isEqualTo(Event.KILLED);
        assertThat(killed.getStory().getStatus()).isEqualTo(Status.KILLED);
        assertThat(killed.getStory().getBody() + killed.getStory().getHeadline())
                .isEmpty();
        assertThat(killed.getStory().getNotes())
                .extracting(Note::getText)
                .containsExactly("Do not use: the report was wrong");
        assertThat(killed.getCountries()).isEmpty();
    }

    @Test
    void killArrivingBeforeItsStoryStillKills() {
        wire.send(kill("afp", "a", 2));

        assertThat(wire.send(story("afp", "a", 1).build())).isEmpty();
        assertThat(wire.account().getStale()).isEqualTo(1);
    }

    @Test
    void killedStaysKilledWhateverVersionComes() {
        wire.send(story("afp", "a", 1).build());
        wire.send(kill("afp", "a", 2));

        assertThat(wire.send(story("afp", "a", 9).build())).isEmpty();
    }

    @Test
    void killUnderANewIdFindsTheOldStory() {
        wire.send(story("pa", "old", 1).build());

        List<EnrichedStory> emissions = wire.send(Story.newBuilder(kill("pa", "new", 1))
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.KILLS)
                        .setId("old")
                        .build()))
                .build());

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("pa/new", "pa/old");
        assertThat(emissions)
                .allSatisfy(story -> assertThat(story.getStory().getStatus()).isEqualTo(Status.KILLED));
        assertThat(emissions)
                .allSatisfy(story -> assertThat(story.getStory().getBody()).isEmpty());
        assertThat(emissions.getLast().getRevision()).isGreaterThan(TestWire.START.toEpochMilli() + 1000);
    }

    @Test
    void killUnderANewIdReachesAStoryThatComesLater() {
        wire.send(Story.newBuilder(kill("pa", "new", 1))
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.KILLS)
                        .setId("old")
                        .build()))
                .build());

        assertThat(wire.send(story("pa", "old", 1).build())).isEmpty();
        assertThat(wire.account())
                .extracting(Account::getAccepted, Account::getFollowUps, Account::getStale)
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void copyOfAnotherAgencyJoinsItsCluster() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory copy = only(
                wire.send(story("yonhap", "b", 1).setHeadline("Ferry aground").build()));

        assertThat(copy.getVerdict().getRelation()).isEqualTo(Relation.COPY);
        assertThat(copy.getVerdict().getRelatedTo()).isEqualTo("afp/a");
        assertThat(copy.getCluster()).containsExactly("afp/a", "yonhap/b");
    }

    @Test
    void trimmedCopyIsFound() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory copy = only(wire.send(
                story("yonhap", "b", 1).setBody(FERRY.split("\n\n")[0]).build()));

        assertThat(copy.getVerdict().getRelation()).isEqualTo(Relation.TRIMMED);
    }

    @Test
    void copyAfterTheWindowIsANewStory() {
        wire.send(story("afp", "a", 1).build());
        for (int hour = 1; hour <= 73; hour++) {
            wire.tick(TestWire.START.plus(Duration.ofHours(hour)));
        }

        EnrichedStory late = only(wire.send(story("yonhap", "b", 1).build()));

        assertThat(late.getVerdict().getRelation()).isEqualTo(Relation.NEW);
    }

    @Test
    void recordFarAheadOfItsTimeDoesNotBlindTheWindow() {
        wire.send(story("afp", "a", 1).build());
        wire.at(TestWire.START.plus(Duration.ofDays(10)));
        wire.send(story("efe", "ahead", 1)
                .setHeadline("Other")
                .setBody("Something else altogether.")
                .build());
        wire.at(TestWire.START.plusSeconds(60));

        EnrichedStory copy = only(wire.send(story("yonhap", "b", 1).build()));

        assertThat(copy.getVerdict().getRelation()).isEqualTo(Relation.COPY);
    }

    @Test
    void killWarnsEveryCopy() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(kill("afp", "a", 2));

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("afp/a", "yonhap/b");
        EnrichedStory warned = emissions.getLast();
        assertThat(warned.getEvent()).isEqualTo(Event.WARNED);
        assertThat(warned.getWarnings()).hasSize(1);
        assertThat(warned.getWarnings().getFirst().getKind()).isEqualTo(WarningKind.SOURCE_KILLED);
        assertThat(warned.getWarnings().getFirst().getAbout()).isEqualTo("afp/a");
        assertThat(warned.getStory().getBody()).isEqualTo(FERRY);
    }

    @Test
    void copyThatComesAfterTheKillIsWarnedAtOnce() {
        wire.send(story("afp", "a", 1).build());
        wire.send(kill("afp", "a", 2));

        EnrichedStory copy = only(wire.send(story("yonhap", "b", 1).build()));

        assertThat(copy.getWarnings())
                .extracting(warning -> warning.getKind())
                .containsExactly(WarningKind.SOURCE_KILLED);
    }

    @Test
    void correctionWarnsTheCopies() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(story("afp", "a", 2)
                .setSignals(List.of(Signal.CORRECTION))
                .setBody(FERRY.replace("214", "241"))
                .build());

        assertThat(emissions.getFirst().getVerdict().getRelation()).isEqualTo(Relation.CORRECTION);
        assertThat(emissions.getLast().getKey()).isEqualTo("yonhap/b");
        assertThat(emissions.getLast().getWarnings().getFirst().getKind()).isEqualTo(WarningKind.SOURCE_CORRECTED);
    }

    @Test
    void declaredUpdateUnderANewIdJoinsTheStoryItNames() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory update = only(wire.send(story("afp", "b", 1)
                .setBody("Nothing in this text is like the other one, but the agency says where it belongs.")
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.ASSOCIATED)
                        .setId("a")
                        .build()))
                .build()));

        assertThat(update.getVerdict().getRelation()).isEqualTo(Relation.UPDATE);
        assertThat(update.getVerdict().getRelatedTo()).isEqualTo("afp/a");
    }

    @Test
    void alertAndItsStoryAreChainedByTheItemBothName() {
        Related item = Related.newBuilder()
                .setRole(RelatedRole.ASSOCIATED)
                .setId("doc-1")
                .build();
        wire.send(story("afp", "alert", 1)
                .setKind(Kind.ALERT)
                .setBody("Ferry aground.")
                .setRelated(List.of(item))
                .build());

        EnrichedStory lead =
                only(wire.send(story("afp", "lead", 1).setRelated(List.of(item)).build()));

        assertThat(lead.getVerdict().getRelation()).isEqualTo(Relation.UPDATE);
        assertThat(lead.getVerdict().getRelatedTo()).isEqualTo("afp/alert");
    }

    @Test
    void anotherDaysTableIsNoCopy() {
        String table =
                "Fish prices at the Vigo market per kilo\nHake\t%d.20\t%d.90\nCod\t%d.10\t%d.40\nTuna\t%d.80\t%d.70\n"
                        + "Prices are those of the morning auction and are given without tax by the harbour office of Vigo";
        wire.send(story("efe", "a", 1)
                .setKind(Kind.TABLE)
                .setBody(table.formatted(7, 8, 5, 6, 11, 12))
                .build());

        EnrichedStory next = only(wire.send(story("efe", "b", 1)
                .setKind(Kind.TABLE)
                .setBody(table.formatted(9, 10, 3, 4, 13, 14))
                .build()));

        assertThat(next.getVerdict().getRelation()).isEqualTo(Relation.NEW);
    }

    @Test
    void testOfTheLineGoesNoFurther() {
        assertThat(wire.send(story("afp", "a", 1).setKind(Kind.TEST).build())).isEmpty();
        assertThat(wire.account().getTest()).isEqualTo(1);
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
        assertThat(only(wire.send(story("afp", "a", 1).build())).getVerdict().getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void revisionGrowsEvenWhenTheClockGoesBack() {
        EnrichedStory first = only(wire.send(story("afp", "a", 1).build()));
        wire.at(TestWire.START.minus(Duration.ofDays(1)));

        EnrichedStory second = only(wire.send(story("afp", "a", 2).build()));

        assertThat(second.getRevision()).isEqualTo(first.getRevision() + 1);
    }

    @Test
    void accountBalances() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("afp", "a", 1).build());
        wire.send(story("afp", "a", 3).setHeadline("third").build());
        wire.send(story("afp", "a", 2).setHeadline("second").build());
        wire.send(story("yonhap", "b", 1).build());
        wire.send(story("afp", "t", 1).setKind(Kind.TEST).build());
        wire.send(kill("afp", "a", 4));

        Account account = wire.account();
        assertThat(account)
                .extracting(
                        Account::getAccepted,
                        Account::getRepeated,
                        Account::getStale,
                        Account::getTest,
                        Account::getFollowUps)
                .containsExactly(4L, 1L, 1L, 1L, 1L);
    }
}
