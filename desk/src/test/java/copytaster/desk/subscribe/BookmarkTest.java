package copytaster.desk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BookmarkTest {

    @Property
    void isReadAsItWasWritten(
            @ForAll @NotEmpty Map<@IntRange(max = 99) Integer, @LongRange(min = 0, max = 1L << 50) Long> next) {
        assertThat(Bookmark.read(new Bookmark(next).text())).contains(new Bookmark(next));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "0:", "0:1,", "-1:2", "0:1;1:2", "0:99999999999999999999", "0:1 "})
    void anythingElseIsNone(String text) {
        assertThat(Bookmark.read(text)).isEmpty();
    }
}
