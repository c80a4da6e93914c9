package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FoldsTest {

    private static final List<String> CLUSTER = List.of("afp/1", "efe/2", "yonhap/3");

    private final Found first = Documents.found("afp/1", Map.of("cluster", CLUSTER));
    private final Found copy = member("efe/2", "COPY");
    private final Found update = member("yonhap/3", "UPDATE");

    @Test
    void aCopyShowsUnderItsFirst() {
        List<StoryRow> rows = rows(List.of(copy, first), List.of());
        assertThat(rows).extracting(row -> row.story().key()).containsExactly("afp/1");
        assertThat(rows.getFirst().copies()).extracting(IndexedStory::key).containsExactly("efe/2");
    }

    @Test
    void anUpdateKeepsItsOwnRow() {
        assertThat(rows(List.of(update, first), List.of()))
                .extracting(row -> row.story().key())
                .containsExactly("yonhap/3", "afp/1");
    }

    @Test
    void aCopyLeavesThePageWhenItsFirstStandsFurtherDown() {
        Found further = new Found(first.story(), first.headline(), List.of(), true);
        assertThat(rows(List.of(copy), List.of(further))).isEmpty();
    }

    @Test
    void aCopyStaysWhenItsFirstIsNotInTheSelection() {
        assertThat(rows(List.of(copy), List.of(first)))
                .extracting(row -> row.story().key())
                .containsExactly("efe/2");
    }

    @Test
    void aKilledCopyIsNotHidden() {
        Found killed = Documents.found("efe/2", Map.of("cluster", CLUSTER, "relation", "COPY", "status", "KILLED"));
        assertThat(rows(List.of(killed, first), List.of()))
                .extracting(row -> row.story().key())
                .containsExactly("efe/2", "afp/1");
    }

    @Test
    void copiesWhoseFirstIsNotInTheSelectionShareARow() {
        Found later = member("dpa/4", "TRIMMED");
        List<StoryRow> rows = rows(List.of(later, copy), List.of(first));
        assertThat(rows).extracting(row -> row.story().key()).containsExactly("dpa/4");
        assertThat(rows.getFirst().copies()).extracting(IndexedStory::key).containsExactly("efe/2");
    }

    @Test
    void whoIsInAClusterIsReadFromTheMembersNotFromTheFirst() {
        Found alone = Documents.found("afp/1", Map.of("clusterId", "afp/1"));
        Found late =
                Documents.found("efe/2", Map.of("clusterId", "afp/1", "firstInCluster", "afp/1", "relation", "COPY"));
        assertThat(rows(List.of(late, alone), List.of()).getFirst().copies())
                .extracting(IndexedStory::key)
                .containsExactly("efe/2");
    }

    @Test
    void mergedClustersAreOneRow() {
        Found one = Documents.found("afp/1", Map.of("clusterId", "afp/1"));
        Found other = Documents.found(
                "efe/2",
                Map.of("clusterId", "afp/1", "formerCluster", "efe/2", "firstInCluster", "afp/1", "relation", "NEW"));
        Found itsCopy = Documents.found(
                "dpa/3",
                Map.of("clusterId", "afp/1", "formerCluster", "efe/2", "firstInCluster", "afp/1", "relation", "COPY"));
        List<StoryRow> rows = rows(List.of(itsCopy, other), List.of(selected(one)));
        assertThat(rows).isEmpty();
        rows = new Folds(List.of(other), List.of(selected(one), selected(itsCopy))).rowsOf(List.of(other));
        assertThat(rows).extracting(row -> row.story().key()).containsExactly("afp/1");
        assertThat(rows.getFirst().copies()).extracting(IndexedStory::key).containsExactly("dpa/3", "efe/2");
    }

    @Test
    void whatWasSeparatedStandsForItself() {
        Found one = Documents.found("afp/1", Map.of("clusterId", "afp/1"));
        Found other = Documents.found(
                "efe/2",
                Map.of("clusterId", "efe/2", "formerCluster", "afp/1", "firstInCluster", "efe/2", "relation", "NEW"));
        assertThat(rows(List.of(other, one), List.of()))
                .extracting(row -> row.story().key())
                .containsExactly("efe/2", "afp/1");
    }

    @Test
    void theClustersToAskForAreThoseOnThePage() {
        assertThat(Folds.clusters(List.of(first, copy))).containsExactly("afp/1");
    }

    private static List<StoryRow> rows(List<Found> page, List<Found> relatives) {
        return new Folds(page, relatives).rows(page);
    }

    private static Found selected(Found found) {
        return new Found(found.story(), found.headline(), found.snippet(), true);
    }

    private static Found member(String key, String relation) {
        return Documents.found(key, Map.of("cluster", CLUSTER, "relation", relation, "relatedTo", "afp/1"));
    }
}
