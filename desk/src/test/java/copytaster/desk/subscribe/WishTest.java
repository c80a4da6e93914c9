package copytaster.desk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WishTest {

    @Test
    void aFaultIsNamedWithItsPlace() {
        assertThatThrownBy(() -> Wish.of(null, "{country: [KR, Korea]}", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("filter: ")
                .hasMessageContaining("'Korea' is no ISO 3166-1 alpha-2 country code");
        assertThatThrownBy(() -> Wish.of(null, "colour: red", null)).hasMessageContaining("unknown condition 'colour'");
        assertThatThrownBy(() -> Wish.of(null, "country: [", null)).hasMessageStartingWith("filter: ");
        assertThatThrownBy(() -> Wish.of(null, "mediaTopic: medtop:99999999", null))
                .hasMessageContaining("is no media topic");
    }

    @Test
    void saysInOneLineWhatIsWanted() {
        assertThat(Wish.of(null, null, null).text()).isEqualTo("everything");
        assertThat(Wish.of("korea", "not:\n  kind: advisory\n", "firsts").text())
                .isEqualTo("desk korea not: kind: advisory only firsts");
    }

    @Test
    void aTopicOfTheHouseIsTakenAsItStands() {
        assertThat(Wish.of(null, "mediaTopic: house:world-expo", null).text())
                .isEqualTo("mediaTopic: house:world-expo");
    }
}
