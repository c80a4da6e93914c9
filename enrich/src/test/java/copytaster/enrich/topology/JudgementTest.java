package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.related;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Ruling;
import copytaster.schemas.Story;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people rule on pairs of stories. */
class JudgementTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    private static Story bridge(String provider, String id, long version) {
        return story(provider, id, version).setBody(Ferry.BRIDGE).build();
    }

    private String clusterOf(String key) {
        return wire.entry(key).getLast().getVerdict().getClusterId();
    }

    @Test
    void judgedTheSameTheirClustersAreOneFromThenOn() {
        wire.send(story("afp", "a", 1).build());
        wire.send(bridge("efe", "b", 1));
        wire.send(bridge("yonhap", "c", 1));

        List<EnrichedStory> emissions = wire.judge(Ruling.SAME, "yonhap/c", "afp/a");

        assertThat(emissions)
                .extracting(EnrichedStory::getKey, EnrichedStory::getEvent, EnrichedStory::getFormerCluster)
                .containsExactly(tuple("efe/b", Event.MERGED, "efe/b"), tuple("yonhap/c", Event.MERGED, "efe/b"));
        assertThat(emissions.getFirst().getVerdict().getEvidence())
                .contains("merged into afp/a: yonhap/c and afp/a were judged the same by Ana: read both");
        assertThat(emissions.getFirst().getCluster())
                .extracting(ClusterMember::getKey)
                .containsExactly("afp/a", "efe/b", "yonhap/c");
        assertThat(wire.account().getFollowUps()).isEqualTo(2);
        assertThat(wire.account().getJudged()).isEqualTo(1);

        wire.send(
                Story.newBuilder(bridge("yonhap", "c", 2)).setHeadline("Second").build());
        assertThat(clusterOf("yonhap/c")).isEqualTo("afp/a");
    }

    @Test
    void judgedDifferentTheLaterLeavesWithThoseWhoCameByIt() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).setBody(Ferry.TEXT.split("\n\n")[0]).build());
        wire.judge(Ruling.SAME, "efe/b", "afp/a");
        wire.send(bridge("yonhap", "c", 1));
        wire.send(bridge("dpa", "d", 1));
        wire.judge(Ruling.SAME, "afp/a", "yonhap/c");
        assertThat(clusterOf("dpa/d")).isEqualTo("afp/a");

        List<EnrichedStory> emissions = wire.judge(Ruling.DIFFERENT, "yonhap/c", "afp/a");

        assertThat(emissions)
                .extracting(EnrichedStory::getKey, EnrichedStory::getEvent, EnrichedStory::getFormerCluster)
                .containsExactly(tuple("yonhap/c", Event.SEPARATED, "afp/a"), tuple("dpa/d", Event.SEPARATED, "afp/a"));
        assertThat(emissions).allSatisfy(story -> {
            assertThat(story.getVerdict().getClusterId()).isEqualTo("yonhap/c");
            assertThat(story.getVerdict().getThread()).isEqualTo("yonhap/c");
            assertThat(story.getVerdict().getEvidence()).contains("separated from afp/a by Ana: read both");
            assertThat(story.getCluster())
                    .extracting(ClusterMember::getKey, ClusterMember::getMinutesBehind)
                    .containsExactly(tuple("yonhap/c", 0), tuple("dpa/d", 0));
        });
        assertThat(Lineup.keys(wire.clusters().members("afp/a"))).containsExactly("afp/a", "efe/b");
    }

    @Test
    void copyThatAPersonHasPartedIsNew() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).build());

        EnrichedStory parted = only(wire.judge(Ruling.DIFFERENT, "afp/a", "efe/b"));

        assertThat(parted.getVerdict().getRelation()).isEqualTo(Relation.NEW);
        assertThat(parted.getVerdict().getRelatedTo()).isNull();
        assertThat(wire.print("efe/b").orElseThrow().clusterId()).isEqualTo("efe/b");
    }

    @Test
    void nothingJoinsAgainWhatAPersonHasParted() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("afp", "b", 1).build());
        wire.judge(Ruling.DIFFERENT, "afp/a", "afp/b");

        wire.send(story("afp", "b", 2).setHeadline("Second").build());
        wire.send(story("afp", "b", 3)
                .setHeadline("Third")
                .setRelated(related(RelatedRole.REPLACES, "a"))
                .build());
        wire.send(story("afp", "c", 1)
                .setRelated(related(RelatedRole.ASSOCIATED, "a", "b"))
                .build());

        assertThat(clusterOf("afp/b")).isEqualTo("afp/b");
        assertThat(clusterOf("afp/c")).isEqualTo("afp/a");
    }

    @Test
    void storyJudgedAnotherThanOneOfAClusterIsNoCopyOfTheRest() {
        wire.judge(Ruling.DIFFERENT, "yonhap/c", "afp/a");
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).build());

        EnrichedStory story = only(wire.send(story("yonhap", "c", 1).build()));

        assertThat(story.getVerdict().getRelation()).isEqualTo(Relation.NEW);
        assertThat(story.getVerdict().getClusterId()).isEqualTo("yonhap/c");
        assertThat(story.getVerdict().getDoubts()).isEmpty();
    }

    @Test
    void latestJudgementOnAPairCounts() {
        wire.send(story("afp", "a", 1).build());
        wire.send(bridge("efe", "b", 1));

        wire.judge(Ruling.DIFFERENT, "afp/a", "efe/b");
        wire.judge(Ruling.SAME, "efe/b", "afp/a");
        assertThat(clusterOf("efe/b")).isEqualTo("afp/a");

        wire.judge(Ruling.DIFFERENT, "afp/a", "efe/b");
        assertThat(clusterOf("efe/b")).isEqualTo("efe/b");
        assertThat(wire.judgements().of("afp/a")).hasSize(1);
        assertThat(wire.judgements().of("efe/b")).hasSize(1);
    }

    @Test
    void judgedTheSameOnlyTheOneMovesWhereTheRestWasJudgedDifferent() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).build());
        wire.send(bridge("yonhap", "c", 1));
        wire.judge(Ruling.DIFFERENT, "afp/a", "yonhap/c");

        List<EnrichedStory> emissions = wire.judge(Ruling.SAME, "efe/b", "yonhap/c");

        assertThat(emissions)
                .extracting(EnrichedStory::getKey, EnrichedStory::getEvent, EnrichedStory::getFormerCluster)
                .containsExactly(tuple("efe/b", Event.SEPARATED, "afp/a"), tuple("yonhap/c", Event.MERGED, "yonhap/c"));
        assertThat(clusterOf("efe/b")).isEqualTo("efe/b");
        assertThat(clusterOf("yonhap/c")).isEqualTo("efe/b");
        assertThat(clusterOf("afp/a")).isEqualTo("afp/a");
    }

    @Test
    void judgementOnAStoryThatIsNotKnownYetWaitsForIt() {
        wire.send(story("afp", "a", 1).build());

        assertThat(wire.judge(Ruling.SAME, "afp/a", "efe/b")).isEmpty();
        assertThat(wire.account().getJudgedUnknown()).isEqualTo(1);

        EnrichedStory late = only(wire.send(bridge("efe", "b", 1)));
        assertThat(late.getEvent()).isEqualTo(Event.NEW_STORY);
        assertThat(late.getVerdict().getClusterId()).isEqualTo("afp/a");
        assertThat(late.getFormerCluster()).isNull();
    }

    @Test
    void judgementClearsTheDoubt() {
        wire.send(story("afp", "a", 1).build());
        EnrichedStory doubtful =
                only(wire.send(story("efe", "b", 1).setBody(Ferry.LOOKALIKE).build()));
        assertThat(doubtful.getVerdict().getDoubts()).extracting(Doubt::getKey).containsExactly("afp/a");

        EnrichedStory settled = only(wire.judge(Ruling.DIFFERENT, "efe/b", "afp/a"));

        assertThat(settled.getKey()).isEqualTo("efe/b");
        assertThat(settled.getEvent()).isEqualTo(Event.SEPARATED);
        assertThat(settled.getFormerCluster()).isNull();
        assertThat(settled.getVerdict().getDoubts()).isEmpty();
        assertThat(settled.getVerdict().getEvidence()).contains("judged another story than afp/a by Ana: read both");

        EnrichedStory second = only(wire.send(
                story("efe", "b", 2).setBody(Ferry.LOOKALIKE + " It is so.").build()));
        assertThat(second.getVerdict().getDoubts()).isEmpty();
    }

    @Test
    void doubtIsClearedByJudgingTheSameToo() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).setBody(Ferry.LOOKALIKE).build());

        EnrichedStory merged = only(wire.judge(Ruling.SAME, "efe/b", "afp/a"));

        assertThat(merged.getEvent()).isEqualTo(Event.MERGED);
        assertThat(merged.getVerdict().getDoubts()).isEmpty();
    }

    @Test
    void storyBesideItselfIsPassedOver() {
        wire.send(story("afp", "a", 1).build());

        assertThat(wire.judge(Ruling.DIFFERENT, "afp/a", "afp/a")).isEmpty();
        assertThat(wire.judgements().of("afp/a")).isEmpty();
    }
}
