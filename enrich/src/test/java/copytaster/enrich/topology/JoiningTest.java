package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.related;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Kind;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a story joins when it comes. */
class JoiningTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
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
    void storyWhoseVerdictFailsPassesAsNewAndSaysSo() {
        EnrichedStory story = only(wire.send(story("afp", "a", 1)
                .setRelated(related(RelatedRole.REPLACES, " "))
                .build()));

        assertThat(story.getVerdict().getRelation()).isEqualTo(Relation.NEW);
        assertThat(story.getVerdict().getUndecided()).isNotEmpty();
        assertThat(story.getVerdict().getThread()).isEqualTo("afp/a");
        assertThat(wire.account().getUndecided()).isEqualTo(1);
    }

    @Test
    void newVersionWhoseVerdictFailsStaysInItsCluster() {
        wire.send(story("efe", "a", 1).build());
        wire.send(story("afp", "b", 1).build());

        EnrichedStory story = only(wire.send(story("afp", "b", 2)
                .setRelated(related(RelatedRole.REPLACES, " "))
                .build()));

        assertThat(story.getVerdict().getUndecided()).isNotEmpty();
        assertThat(story.getVerdict().getClusterId()).isEqualTo("efe/a");
        assertThat(wire.print("afp/b").orElseThrow().clusterId()).isEqualTo("efe/a");
    }
}
