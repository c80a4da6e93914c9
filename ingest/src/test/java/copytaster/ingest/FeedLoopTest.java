package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.providers.Providers;
import copytaster.ingest.transports.FeedTrouble;
import copytaster.ingest.transports.FeedTrouble.Kind;
import copytaster.ingest.transports.Transport;
import copytaster.schemas.KafkaSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
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

    @Test
    void pauseThatTheOtherSideWantsEndsWithinAnHour() {
        var minute = Duration.ofMinutes(1);
        assertThat(FeedLoop.pause(Duration.ofDays(9_000), minute)).isEqualTo(Duration.ofHours(1));
        assertThat(FeedLoop.pause(Duration.ofSeconds(3), minute)).isEqualTo(Duration.ofSeconds(3));
        assertThat(FeedLoop.pause(Duration.ofDays(1), Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void feedWhoseTransportCannotBeMadeSaysSo() {
        var settings = FeedSettings.ofDirectory("efe", "in", null);
        var health = new FeedHealth("coast", settings, Clock.systemUTC(), Map.of());
        Clock clock = Clock.systemUTC();
        try (var wires = new WirePublisher(KafkaSettings.at("localhost:1"), clock)) {
            var intake = new FeedIntake("coast", settings, Providers.standard(), wires, clock);

            new FeedLoop("coast", settings, FeedLoopTest::broken, intake, health).run();

            assertThat(intake.counters().counts().failures()).isEqualTo(1);
        }

        assertThat(health.check())
                .hasValueSatisfying(reason -> assertThat(reason).contains("feed coast: stopped"));
    }

    private static Transport broken() {
        throw new IllegalArgumentException("a cursor that cannot be read");
    }

    private static FeedTrouble wants(Duration pause) {
        return new FeedTrouble(Kind.STATUS, "answered 429", pause, null);
    }
}
