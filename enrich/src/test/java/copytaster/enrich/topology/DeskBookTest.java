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
