package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.alert;
import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.related;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Kind;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Warning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Late evidence that joins two clusters. */
class MergeTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void alertWhoseTextTurnsOutToBeACopyMovesToItsReport() {
        wire.send(story("afp", "a", 1).build());
        wire.at(TestWire.START.plus(Duration.ofMinutes(20)));
        wire.send(alert("yonhap", "b"));

        EnrichedStory moved = only(wire.send(story("yonhap", "b", 2).build()));

        assertThat(moved.getEvent()).isEqualTo(Event.NEW_VERSION);
        assertThat(moved.getVerdict().getRelation()).isEqualTo(Relation.NEW_VERSION);
        assertThat(moved.getVerdict().getClusterId()).isEqualTo("afp/a");
        assertThat(moved.getVerdict().getThread()).isEqualTo("afp/a");
        assertThat(moved.getFormerCluster()).isEqualTo("yonhap/b");
        assertThat(moved.getVerdict().getEvidence()).anySatisfy(line -> assertThat(line)
                .startsWith("merged into afp/a: the new version of yonhap/b reads like"));
        assertThat(moved.getCluster())
                .extracting(ClusterMember::getKey, ClusterMember::getMinutesBehind)
                .containsExactly(tuple("afp/a", 0), tuple("yonhap/b", 20));
        assertThat(wire.account().getFollowUps()).isZero();
        assertThat(wire.clusters().members("yonhap/b")).isEmpty();
    }

    @Test
    void reportThatAnAlertHadFirstMovesToTheAlertWithItsCopies() {
        wire.send(alert("yonhap", "b"));
        wire.at(TestWire.START.plus(Duration.ofMinutes(30)));
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "c", 1).build());

        List<EnrichedStory> emissions = wire.send(story("yonhap", "b", 2).build());

        assertThat(emissions)
                .extracting(EnrichedStory::getKey, EnrichedStory::getEvent, EnrichedStory::getFormerCluster)
                .containsExactly(
                        tuple("yonhap/b", Event.NEW_VERSION, null),
                        tuple("afp/a", Event.MERGED, "afp/a"),
                        tuple("efe/c", Event.MERGED, "afp/a"));
        assertThat(emissions).allSatisfy(story -> {
            assertThat(story.getVerdict().getClusterId()).isEqualTo("yonhap/b");
            assertThat(story.getVerdict().getThread())
                    .isEqualTo(emissions.getFirst().getVerdict().getThread());
            assertThat(story.getCluster())
                    .extracting(ClusterMember::getKey, ClusterMember::getMinutesBehind)
                    .containsExactly(tuple("yonhap/b", 0), tuple("afp/a", 30), tuple("efe/c", 30));
        });
        assertThat(emissions.get(2).getVerdict().getRelatedTo()).isEqualTo("afp/a");
        assertThat(wire.account().getFollowUps()).isEqualTo(2);
    }

    @Test
    void copyThatComesAfterAMergeJoinsTheMergedCluster() {
        wire.send(alert("yonhap", "b"));
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 2).build());

        EnrichedStory copy = only(wire.send(story("efe", "c", 1).build()));

        assertThat(copy.getVerdict().getClusterId()).isEqualTo("yonhap/b");
        assertThat(copy.getCluster()).hasSize(3);
        assertThat(wire.print("afp/a").orElseThrow().clusterId()).isEqualTo("yonhap/b");
    }

    @Test
    void newVersionOfACopyLeavesTheClusterOfItsOriginalWhereItIs() {
        wire.send(story("efe", "other", 1).setBody(Ferry.BRIDGE).build());
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        EnrichedStory version =
                only(wire.send(story("yonhap", "b", 2).setBody(Ferry.BRIDGE).build()));

        assertThat(version.getVerdict().getClusterId()).isEqualTo("afp/a");
    }

    @Test
    void storyThatNamesTwoEarlierOnesMakesThemOne() {
        wire.send(alert("afp", "alert"));
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "copy", 1).build());

        List<EnrichedStory> emissions = wire.send(story("afp", "lead", 1)
                .setBody(Ferry.BRIDGE)
                .setRelated(related(RelatedRole.ASSOCIATED, "a", "alert"))
                .build());

        assertThat(emissions)
                .extracting(EnrichedStory::getKey, EnrichedStory::getEvent, EnrichedStory::getFormerCluster)
                .containsExactly(
                        tuple("afp/lead", Event.NEW_STORY, null),
                        tuple("afp/a", Event.MERGED, "afp/a"),
                        tuple("yonhap/copy", Event.MERGED, "afp/a"));
        assertThat(emissions)
                .extracting(story -> story.getVerdict().getClusterId())
                .containsOnly("afp/alert");
        assertThat(emissions.getFirst().getVerdict().getRelatedTo()).isEqualTo("afp/a");
        assertThat(emissions.get(1).getVerdict().getEvidence())
                .contains("merged into afp/alert: the agency says that afp/lead belongs to afp/alert");
    }

    @Test
    void newVersionThatBeginsToNameAStoryMovesToIt() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("afp", "b", 1).setBody(Ferry.BRIDGE).build());

        EnrichedStory moved = only(wire.send(story("afp", "b", 2)
                .setBody(Ferry.BRIDGE)
                .setRelated(related(RelatedRole.REPLACES, "a"))
                .build()));

        assertThat(moved.getVerdict().getClusterId()).isEqualTo("afp/a");
        assertThat(moved.getFormerCluster()).isEqualTo("afp/b");
    }

    @Test
    void formerClusterIsStillKnownAfterANewVersion() {
        wire.send(story("afp", "a", 1).build());
        wire.send(alert("yonhap", "b"));
        wire.send(story("yonhap", "b", 2).build());

        EnrichedStory third =
                only(wire.send(story("yonhap", "b", 3).setHeadline("Third").build()));

        assertThat(third.getFormerCluster()).isEqualTo("yonhap/b");
        assertThat(third.getVerdict().getClusterId()).isEqualTo("afp/a");
    }

    @Test
    void roundUpOfTwoReportsDoesNotMakeThemOne() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).setBody(Ferry.BRIDGE).build());

        EnrichedStory roundUp = only(wire.send(story("yonhap", "c", 1)
                .setBody(Ferry.TEXT + "\n\n" + Ferry.BRIDGE)
                .build()));

        assertThat(roundUp.getVerdict().getClusterId()).isIn("afp/a", "efe/b");
        assertThat(wire.clusters().members("afp/a").size()
                        + wire.clusters().members("efe/b").size())
                .isEqualTo(3);
        assertThat(wire.entry("efe/b").getLast().getVerdict().getClusterId()).isEqualTo("efe/b");
    }

    @Test
    void packageThatNamesManyStoriesMakesNoneOfThemOne() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("afp", "b", 1).setBody(Ferry.BRIDGE).build());

        wire.send(story("afp", "all", 1)
                .setKind(Kind.PACKAGE)
                .setRelated(related(RelatedRole.ASSOCIATED, "a", "b"))
                .build());

        assertThat(wire.entry("afp/b").getLast().getVerdict().getClusterId()).isEqualTo("afp/b");
    }

    @Test
    void killedMemberMovesInSilenceAndWarnsTheOthers() {
        wire.send(alert("yonhap", "b"));
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "c", 1).build());
        wire.send(kill("afp", "a", 2));

        List<EnrichedStory> emissions = wire.send(story("yonhap", "b", 2).build());

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("yonhap/b", "efe/c");
        assertThat(emissions.getFirst().getWarnings())
                .extracting(Warning::getText)
                .containsExactly("copy killed by AFP");
        assertThat(emissions.getLast().getWarnings())
                .extracting(Warning::getText)
                .containsExactly("source killed by AFP");
        assertThat(wire.entry("afp/a").getLast().getVerdict().getClusterId()).isEqualTo("yonhap/b");
        assertThat(wire.entry("afp/a").getLast().getEvent()).isEqualTo(Event.KILLED);
    }

    @Test
    void killOfAStoryInAMergedClusterWarnsBothSides() {
        wire.send(alert("yonhap", "b"));
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "c", 1).build());
        wire.send(story("yonhap", "b", 2).build());

        List<EnrichedStory> emissions = wire.send(kill("yonhap", "b", 3));

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("yonhap/b", "afp/a", "efe/c");
        assertThat(emissions.getLast().getWarnings())
                .extracting(Warning::getText)
                .containsExactly("source killed by YONHAP");
    }

    @Test
    void clockThatGoesBackLeavesNobodyBehindByLessThanNothing() {
        wire.send(story("afp", "a", 1).build());
        wire.at(TestWire.START.minus(Duration.ofHours(2)));

        EnrichedStory copy = only(wire.send(story("efe", "c", 1).build()));

        assertThat(copy.getCluster())
                .extracting(ClusterMember::getKey, ClusterMember::getMinutesBehind)
                .containsExactly(tuple("afp/a", 0), tuple("efe/c", 0));
    }
}
