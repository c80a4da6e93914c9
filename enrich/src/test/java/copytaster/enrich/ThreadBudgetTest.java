package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadBudgetTest {

    private final ThreadBudget budget = new ThreadBudget();

    private boolean diesAtMinute(long minute) {
        return budget.mayReplace(TimeUnit.MINUTES.toNanos(minute));
    }

    @Test
    void threeDeathsInTenMinutesAreReplacedAndTheFourthIsNot() {
        assertThat(diesAtMinute(0)).isTrue();
        assertThat(diesAtMinute(1)).isTrue();
        assertThat(diesAtMinute(2)).isTrue();
        assertThat(diesAtMinute(10)).isFalse();
    }

    @Test
    void deathsFarApartAreAlwaysReplaced() {
        for (int minute = 0; minute < 600; minute += 5) {
            assertThat(diesAtMinute(minute)).isTrue();
        }
    }

    @Test
    void countingSurvivesAClockThatStartsBelowZero() {
        long start = Long.MIN_VALUE + 5;

        assertThat(budget.mayReplace(start)).isTrue();
        assertThat(budget.mayReplace(start + TimeUnit.MINUTES.toNanos(11))).isTrue();
    }
}
