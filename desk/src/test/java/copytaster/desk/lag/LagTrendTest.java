package copytaster.desk.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LagTrendTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int EVERY = 5;

    private final List<LagSample> looks = new ArrayList<>();

    @Test
    void readerThatHasReadEverythingIsOk() {
        look(10, 10, 0);
        assertThat(trend().verdict()).isEqualTo(Verdict.OK);
        assertThat(trend().catchUp()).isZero();
    }

    @Test
    void fewLooksAtUnreadRecordsAreTooFew() {
        look(10, 20, 3);
        look(11, 20, 3);
        assertThat(trend().verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void busyReaderWithSteadyLagIsOk() {
        for (int n = 0; n < 12; n++) {
            look(100L * n, 100L * n + 40, 2);
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.OK);
        assertThat(trend().consumedPerSecond()).isEqualTo(20.0);
    }

    @Test
    void readerThatCommitsRarelyIsOk() {
        // Commits every fourth look: between, its oldest unread record grows older.
        for (int n = 0; n < 13; n++) {
            look(100L * (n / 4), 100L * n / 4 + 100, 1 + EVERY * (n % 4));
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void readerSlowerThanTheWireFallsBehind() {
        for (int n = 0; n < 12; n++) {
            look(10L * n, 30L * n + 1, 1 + 3 * n);
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.FALLING_BEHIND);
        assertThat(trend().catchUp()).isNull();
    }

    @Test
    void readerOfAnOldTopicThatGainsIsOkAndKnowsWhenItIsThrough() {
        for (int n = 0; n < 12; n++) {
            look(1000L * n, 20_000, 100_000 - 5000 * n);
        }
        LagTrend trend = LagTrend.of(looks, 9000);
        assertThat(trend.verdict()).isEqualTo(Verdict.OK);
        assertThat(trend.catchUp()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void readerThatStandsStillBeforeUnreadRecordsIsStalled() {
        for (int n = 0; n < 6; n++) {
            look(10, 11, EVERY * (n + 1));
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.STALLED);
    }

    @Test
    void readerThatNobodyIsIsStopped() {
        look(10, 10, 0, 1, false, 0);
        look(10, 11, 1, 0, false, 0);
        assertThat(trend().verdict()).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void readerOutsideItsGroupThatCommitsHasNotStopped() {
        for (int n = 0; n < 6; n++) {
            look(10 + n, 20, 1, 0, false, 0);
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void readerIsRewoundUntilItHasComeBack() {
        look(100, 100, 0);
        look(40, 100, 300);
        assertThat(trend().verdict()).isEqualTo(Verdict.REWOUND);
        look(99, 120, 200);
        assertThat(trend().verdict()).isEqualTo(Verdict.REWOUND);
        look(100, 120, 100);
        assertThat(trend().verdict()).isNotEqualTo(Verdict.REWOUND);
    }

    @Test
    void recordsTakenUnreadAreLost() {
        look(10, 30, 5, 1, false, 7);
        assertThat(trend().verdict()).isEqualTo(Verdict.LOSING);
    }

    @Test
    void readerThatWorksElsewhereHasLeft() {
        for (int n = 0; n < 12; n++) {
            look(10, 10 + n, EVERY * n, 1, true, 0);
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.LEFT);
        assertThat(trend().verdict().isTrouble()).isFalse();
    }

    @Test
    void looksOfMoreThanAMinuteAgoDoNotCount() {
        look(10, 10, 0);
        for (int n = 0; n < 13; n++) {
            look(10, 11, EVERY * (n + 1));
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.STALLED);
    }

    private LagTrend trend() {
        return LagTrend.of(
                looks, looks.getLast().end() - looks.getLast().committed().orElse(0));
    }

    private void look(long committed, long end, long age) {
        look(committed, end, age, 1, false, 0);
    }

    private void look(long committed, long end, long age, int members, boolean left, long expired) {
        Instant at = NOON.plusSeconds((long) EVERY * looks.size());
        looks.add(new LagSample(
                at, OptionalLong.of(committed), end, age == 0 ? null : at.minusSeconds(age), expired, members, left));
    }
}
