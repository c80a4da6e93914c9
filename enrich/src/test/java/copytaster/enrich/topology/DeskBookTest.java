package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Account;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Kind;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskBookTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void firstVersionIsNew() {
        EnrichedStory first = only(wire.send(story("afp", "a", 1).build()));

        assertThat(first.getEvent()).isEqualTo(Event.NEW_STORY);
        assertThat(first.getVerdict().getRelation()).isEqualTo(Relation.NEW);
        assertThat(first.getFirstSeen()).isEqualTo(wire.now());
        assertThat(first.getRevision()).isEqualTo(wire.now().toEpochMilli());
        assertThat(first.getCluster()).extracting(ClusterMember::getKey).containsExactly("afp/a");
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
    void withheldTextComesBackWhenTheAgencyReleasesIt() {
        Story usable = story("efe", "a", 1).setVersionRank(null).setVersion("").build();
        wire.send(usable);
        assertThat(only(wire.send(Story.newBuilder(usable)
                                .setStatus(Status.WITHHELD)
                                .build()))
                        .getStory()
                        .getBody())
                .isEmpty();

        assertThat(only(wire.send(usable)).getStory().getBody()).isEqualTo(Ferry.TEXT);
    }

    @Test
    void earlierTextWithALaterDateIsMeant() {
        Story first = story("efe", "a", 1)
                .setVersionRank(null)
                .setVersion("")
                .setVersionCreated(TestWire.START)
                .build();
        wire.send(first);
        wire.send(Story.newBuilder(first)
                .setHeadline("changed")
                .setVersionCreated(TestWire.START.plusSeconds(60))
                .build());

        EnrichedStory third = only(wire.send(Story.newBuilder(first)
                .setVersionCreated(TestWire.START.plusSeconds(120))
                .build()));

        assertThat(third.getStory().getHeadline()).isEqualTo(first.getHeadline());
    }

    @Test
    void copyOfAnotherAgencyJoinsItsCluster() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory copy = only(
                wire.send(story("yonhap", "b", 1).setHeadline("Ferry aground").build()));

        assertThat(copy.getVerdict().getRelation()).isEqualTo(Relation.COPY);
        assertThat(copy.getVerdict().getRelatedTo()).isEqualTo("afp/a");
        assertThat(copy.getCluster()).extracting(ClusterMember::getKey).containsExactly("afp/a", "yonhap/b");
    }

    @Test
    void trimmedCopyIsFound() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory copy = only(wire.send(
                story("yonhap", "b", 1).setBody(Ferry.TEXT.split("\n\n")[0]).build()));

        assertThat(copy.getVerdict().getRelation()).isEqualTo(Relation.TRIMMED);
    }

    @Test
    void captionIsNoCopyAndNothingIsACopyOfIt() {
        wire.send(story("afp", "a", 1).build());
        EnrichedStory caption =
                only(wire.send(story("yonhap", "photo", 1).setKind(Kind.CAPTION).build()));
        assertThat(caption.getVerdict().getRelation()).isEqualTo(Relation.NEW);
        assertThat(caption.getCluster()).extracting(ClusterMember::getKey).containsExactly("yonhap/photo");

        EnrichedStory copy = only(wire.send(story("efe", "b", 1).build()));

        assertThat(copy.getVerdict().getRelatedTo()).isEqualTo("afp/a");
        assertThat(copy.getCluster()).extracting(ClusterMember::getKey).containsExactly("afp/a", "efe/b");
    }

    @Test
    void storyThatCarriesTheWordsOfACaptionIsNew() {
        wire.send(story("yonhap", "photo", 1).setKind(Kind.CAPTION).build());

        EnrichedStory story = only(wire.send(story("afp", "a", 1).build()));

        assertThat(story.getVerdict().getRelation()).isEqualTo(Relation.NEW);
    }

    @Test
    void captionsOfAStoryDoNotHideThatItIsACopy() {
        wire.send(story("afp", "a", 1)
                .setCaptions(List.of("Passengers climb into a lifeboat off Marettimo"))
                .build());

        EnrichedStory copy = only(wire.send(story("yonhap", "b", 1)
                .setCaptions(List.of("The harbour of Trapani, seen from the air in an undated picture"))
                .build()));

        assertThat(copy.getVerdict().getRelation()).isEqualTo(Relation.COPY);
        assertThat(copy.getVerdict().getScore()).isEqualTo(1.0);
    }

    @Test
    void otherCaptionUnderTheSameVersionIsANewVersion() {
        wire.send(story("efe", "a", 1)
                .setCaptions(List.of("The ferry on the rocks"))
                .build());

        EnrichedStory second = only(wire.send(story("efe", "a", 1)
                .setCaptions(List.of("The ferry, afloat again"))
                .build()));

        assertThat(second.getVersions()).isEqualTo(2);
        assertThat(second.getStory().getCaptions()).containsExactly("The ferry, afloat again");
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
