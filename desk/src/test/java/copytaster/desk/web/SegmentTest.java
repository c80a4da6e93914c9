package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SegmentTest {

    @Test
    void takesAHighlightApart() {
        assertThat(Segment.of("a los " + Segment.OPEN + "soldados" + Segment.CLOSE + " que"))
                .containsExactly(
                        new Segment("a los ", false), new Segment("soldados", true), new Segment(" que", false));
    }

    @Property
    void losesNothingButTheMarkers(@ForAll String text) {
        String put = Segment.of(text).stream().map(Segment::text).collect(Collectors.joining());
        assertThat(put).isEqualTo(text.replace(Segment.OPEN, "").replace(Segment.CLOSE, ""));
    }

    @Test
    void aFragmentBeginsWithAWord() {
        assertThat(Segment.ofFragment(".- El líder")).containsExactly(new Segment("El líder", false));
        assertThat(Segment.ofFragment("").isEmpty()).isTrue();
        assertThat(Segment.ofFragment("?!")).containsExactly(new Segment("?!", false));
    }
}
