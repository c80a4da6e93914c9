package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.web.Changes.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangesTest {

    @Test
    void aChangedNumberIsTheOnlyWordThatIsMarked() {
        Changes changes =
                Changes.between("Ferry sinks, 27 missing", "One.\n\nTwo.", "Ferry sinks, 31 missing", "One.\n\nTwo.");
        assertThat(marked(changes.headline())).containsExactly("-27 ", "+31 ");
        assertThat(changes.blocks()).containsExactly(new Changes.Block.Same(2));
        assertThat(changes.isNone()).isFalse();
    }

    @Test
    void stretchesThatAreTheSameAreCounted() {
        String start = "a a a.\n\nb b b.\n\nc c c.\n\nd d d.\n\n";
        Changes changes = Changes.between("H", start + "The end came.", "H", start + "The end came late.");
        assertThat(changes.blocks().getFirst()).isEqualTo(new Changes.Block.Same(3));
        assertThat(changes.blocks()).hasSize(3);
        assertThat(marked(((Changes.Block.Paragraph) changes.blocks().getLast()).pieces()))
                .containsExactly("-came.", "+came late.");
    }

    @Test
    void aParagraphThatCameIsAddedWholeAndOneThatWentIsRemovedWhole() {
        Changes changes =
                Changes.between("H", "Kept here.\n\nGone for ever.", "H", "Entirely new words.\n\nKept here.");
        assertThat(changes.blocks().stream()
                        .map(Changes.Block.Paragraph.class::cast)
                        .flatMap(paragraph -> marked(paragraph.pieces()).stream()))
                .containsExactly("+Entirely new words.", "-Gone for ever.");
    }

    @Test
    void koreanAndChineseAreComparedByTheirOwnWords() {
        Changes korean = Changes.between("북한 미사일 발사", "", "북한 미사일 2발 발사", "");
        assertThat(marked(korean.headline())).containsExactly("+2발 ");
        Changes chinese = Changes.between("三人死亡", "", "五人死亡", "");
        assertThat(marked(chinese.headline())).containsExactly("-三", "+五");
    }

    @Test
    void theSameTextIsNoChange() {
        assertThat(Changes.between("H", "One.\nTwo.", "H", "One.\nTwo.").isNone())
                .isTrue();
        assertThat(Changes.between("H", "", "H", "").isNone()).isTrue();
    }

    private static List<String> marked(List<Changes.Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() != Kind.SAME)
                .map(piece -> (piece.kind() == Kind.ADDED ? "+" : "-") + piece.text())
                .toList();
    }
}
