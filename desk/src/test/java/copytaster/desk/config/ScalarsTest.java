package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.StandardCopyOption;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ScalarsTest {
    @Test
    void durationsAreShortOrIso() {
        assertThat(Scalars.read(Duration.class, "250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(Scalars.read(Duration.class, "90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Scalars.read(Duration.class, "10 m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(Scalars.read(Duration.class, "72h")).isEqualTo(Duration.ofDays(3));
        assertThat(Scalars.read(Duration.class, "7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Scalars.read(Duration.class, "PT1M")).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> Scalars.read(Duration.class, "soon")).hasMessageContaining("\"soon\"");
    }

    @Property
    void durationReadsAsWritten(@ForAll @LongRange(min = 0, max = 1_000_000_000) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Scalars.read(Duration.class, Scalars.written(duration))).isEqualTo(duration);
    }

    @Test
    void constantsAreWrittenInSmallLetters() {
        assertThat(Scalars.read(StandardCopyOption.class, "replace-existing"))
                .isEqualTo(StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Scalars.read(StandardCopyOption.class, "keep"))
                .hasMessage("must be replace-existing or copy-attributes or atomic-move, not \"keep\"");
    }

    @Test
    void truthIsSpelledOut() {
        assertThat(Scalars.read(boolean.class, "Yes")).isEqualTo(true);
        assertThatThrownBy(() -> Scalars.read(boolean.class, "1")).hasMessageContaining("true or false");
    }
}
