package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

    @Test
    void anOrdinaryKeyIsAPath() {
        assertThat(StoryLink.of("afp/TX-PAR-QNE47")).isEqualTo("/story/afp/TX-PAR-QNE47");
        assertThat(StoryLink.of("afp/urn:newsml:afp.com:20270101:doc-1"))
                .isEqualTo("/story/afp/urn:newsml:afp.com:20270101:doc-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yonhap/https://example.org/AKR1?section=x#y",
                "efe/a//b",
                "efe/../lag",
                "efe/./b",
                "efe/a%2Fb",
                "efe/a;b",
                "efe/",
                "efe/<script>"
            })
    void aKeyThatAServerWouldTakeApartIsAParameter(String key) {
        assertThat(StoryLink.of(key)).startsWith("/story?key=").doesNotContain("<", "#", ";");
    }

    @Test
    void anEarlierVersionHasAnAddress() {
        assertThat(StoryLink.of("efe/1", 7)).isEqualTo("/story/efe/1?revision=7");
        assertThat(StoryLink.of("efe/a;1", 7)).isEqualTo("/story?key=efe%2Fa%3B1&revision=7");
    }

    @Property
    void aPositionReadsBack(@ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis, @ForAll String key) {
        var position = new Position(Instant.ofEpochMilli(millis), key);
        assertThat(Position.read(position.text())).contains(position);
    }

    @Property
    void anythingElseIsNoPosition(@ForAll String text) {
        Position.read(text).ifPresent(position -> assertThat(position.text()).isNotEmpty());
    }
}
