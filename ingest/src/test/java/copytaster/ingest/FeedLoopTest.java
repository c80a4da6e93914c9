package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.transports.FeedTrouble;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FeedLoopTest {

    @Test
    void waitGrowsWithEachFailureAndIsNeverTheSame() {
        var waits = new HashSet<Duration>();
        for (int n = 0; n < 50; n++) {
            assertThat(FeedLoop.backOff(1, new IOException("x")))
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(FeedLoop.backOff(40, new IOException("x")))
                    .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
            waits.add(FeedLoop.backOff(5, new IOException("x")));
        }
        assertThat(waits).hasSizeGreaterThan(10);
    }

    @Test
    void otherSidesWishIsHeardUpToAnHour() {
        assertThat(FeedLoop.backOff(1, wants(Duration.ofSeconds(90)))).isEqualTo(Duration.ofSeconds(90));
        assertThat(FeedLoop.backOff(1, wants(Duration.ofDays(3)))).isEqualTo(Duration.ofHours(1));
        assertThat(FeedLoop.backOff(9, wants(Duration.ofSeconds(1)))).isGreaterThan(Duration.ofMinutes(1));
    }

    private static FeedTrouble wants(Duration pause) {
        return new FeedTrouble(Kind.STATUS, "answered 429", pause, null);
    }
}
