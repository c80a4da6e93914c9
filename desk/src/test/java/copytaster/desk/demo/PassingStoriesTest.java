package copytaster.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PassingStoriesTest {

    private static final Instant SEEN = Instant.parse("2026-01-01T10:00:00Z");

    private final PassingStories passing =
            new PassingStories(KafkaSettings.at("none:1"), ZoneOffset.UTC, new PrintWriter(Writer.nullWriter()));

    @Test
    void aCopySaysWhoHadItFirst() {
        EnrichedStory copy = story("efe", Relation.COPY, "afp/1", "afp/1");
        copy.setCluster(List.of(
                new ClusterMember("afp/1", SEEN, 0, false),
                new ClusterMember("efe/1", SEEN.plusSeconds(240), 4, false)));
        assertThat(passing.line(copy)).contains("COPY").endsWith("Headline of efe  < AFP, 4 min before");
    }

    @Test
    void aFollowUpSaysWhatItsThreadBeganWith() {
        assertThat(passing.line(story("afp", Relation.NEW, "afp/1", "afp/1"))).endsWith("Headline of afp");
        assertThat(passing.line(story("yonhap", Relation.NEW, "yonhap/1", "afp/1")))
                .endsWith("Headline of yonhap  ~ Headline of afp");
    }

    @Test
    void aMoveSaysWhitherAndWhy() {
        EnrichedStory moved = story("efe", Relation.NEW, "afp/1", "afp/1");
        moved.setEvent(Event.MERGED);
        moved.getVerdict().setEvidence(List.of("merged into afp/1: dpa/9 joins the two"));
        assertThat(passing.line(moved)).contains("MERGED").endsWith("merged into afp/1: dpa/9 joins the two");
    }

    private static EnrichedStory story(String provider, Relation relation, String cluster, String thread) {
        return EnrichedStory.newBuilder()
                .setKey(provider + "/1")
                .setStory(Story.newBuilder()
                        .setProvider(provider)
                        .setId("1")
                        .setHeadline("Headline of " + provider)
                        .build())
                .setEvent(Event.NEW_STORY)
                .setRevision(1)
                .setFirstSeen(SEEN)
                .setVersionSeen(SEEN)
                .setVerdict(Verdict.newBuilder()
                        .setRelation(relation)
                        .setClusterId(cluster)
                        .setThread(thread)
                        .setAlgorithmVersion("1")
                        .build())
                .setContract(Contract.newBuilder().build())
                .build();
    }
}
