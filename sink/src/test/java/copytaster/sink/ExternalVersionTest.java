package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExternalVersionTest {

    private static final long LAST_REVISION = (1L << 42) - 1;

    @Test
    void isTheGenerationTimesTwoToThe42PlusTheRevision() {
        assertThat(ExternalVersion.of(0, 1_767_225_600_000L, false)).isEqualTo(1_767_225_600_000L);
        assertThat(ExternalVersion.of(3, 5, false)).isEqualTo(3L * 4_398_046_511_104L + 5);
    }

    @Test
    void aLaterGenerationOutranksEveryRevision() {
        assertThat(ExternalVersion.of(1, 0, false)).isGreaterThan(ExternalVersion.of(0, LAST_REVISION, false));
    }

    @Test
    void aKillOutranksEveryTextAndStillFits() {
        assertThat(ExternalVersion.of(0, 0, true))
                .isGreaterThan(ExternalVersion.of(ExternalVersion.MAX_GENERATION, LAST_REVISION, false));
        assertThat(ExternalVersion.of(ExternalVersion.MAX_GENERATION, LAST_REVISION, true))
                .isPositive();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> ExternalVersion.of(0, LAST_REVISION + 1, false))
                .hasMessageContaining("42 bits");
        assertThatThrownBy(() -> ExternalVersion.of(0, -1, false)).hasMessageContaining("revision -1");
        assertThatThrownBy(() -> ExternalVersion.of(-1, 0, false)).hasMessageContaining("generation -1");
    }
}
