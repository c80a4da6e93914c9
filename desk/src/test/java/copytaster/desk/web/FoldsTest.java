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
        List<StoryRow> rows = Folds.fold(List.of(copy, first), List.of());
        assertThat(rows).extracting(row -> row.story().key()).containsExactly("afp/1");
        assertThat(rows.getFirst().copies()).extracting(IndexedStory::key).containsExactly("efe/2");
    }

    @Test
    void anUpdateKeepsItsOwnRow() {
        assertThat(Folds.fold(List.of(update, first), List.of()))
                .extracting(row -> row.story().key())
                .containsExactly("yonhap/3", "afp/1");
    }

    @Test
    void aCopyLeavesThePageWhenItsFirstStandsFurtherDown() {
        Found further = new Found(first.story(), first.headline(), List.of(), true);
        assertThat(Folds.fold(List.of(copy), List.of(further))).isEmpty();
    }

    @Test
    void aCopyStaysWhenItsFirstIsNotInTheSelection() {
        assertThat(Folds.fold(List.of(copy), List.of(first)))
                .extracting(row -> row.story().key())
                .containsExactly("efe/2");
    }

    @Test
    void aKilledCopyIsNotHidden() {
        Found killed = Documents.found("efe/2", Map.of("cluster", CLUSTER, "relation", "COPY", "status", "KILLED"));
        assertThat(Folds.fold(List.of(killed, first), List.of()))
                .extracting(row -> row.story().key())
                .containsExactly("efe/2", "afp/1");
    }

    @Test
    void theRelativesToAskForAreThoseNotOnThePage() {
        assertThat(Folds.relatives(List.of(first, copy))).containsExactly("yonhap/3");
    }

    private static Found member(String key, String relation) {
        return Documents.found(key, Map.of("cluster", CLUSTER, "relation", relation, "relatedTo", "afp/1"));
    }
}
