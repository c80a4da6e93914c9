package copytaster.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@code bench/run fuzz}: the same inputs each time, and others each time. */
class FuzzTest {

    private static final int RUNS = 300;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void spoiltWiresAreAnsweredTheSameInputsEachTime() throws Fuzz.Failure {
        run(20261123);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void spoiltWiresAreAnsweredOtherInputsEachTime() throws Fuzz.Failure {
        run(System.nanoTime());
    }

    private static void run(long seed) throws Fuzz.Failure {
        System.out.println("fuzz seed " + seed);
        var fuzz = new Fuzz(seed);
        for (int number = 0; number < RUNS; number++) {
            fuzz.run(number);
        }
        assertThat(fuzz.tally().inputs()).isEqualTo(RUNS);
        assertThat(fuzz.tally().answers()).isGreaterThanOrEqualTo(RUNS);
    }
}
