package copytaster.replay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void saysWhenARecordIsDue() {
        assertThat(Pace.of("1").dueNanos(1_500)).isEqualTo(1_500_000_000L);
        assertThat(Pace.of("60x").dueNanos(60_000)).isEqualTo(1_000_000_000L);
        assertThat(Pace.of("0.5x").dueNanos(1_000)).isEqualTo(2_000_000_000L);
        assertThat(Pace.of("max").dueNanos(86_400_000)).isZero();
    }

    @Test
    void refusesWhatIsNone() {
        for (String text : new String[] {"0", "0x", "fast", "-1", "1e9", ""}) {
            assertThatThrownBy(() -> Pace.of(text)).hasMessageContaining("60x").hasMessageEndingWith("not " + text);
        }
    }
}
