package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class HouseTimeTest {

    private static final Instant NOW = Instant.parse("2026-12-31T23:30:00Z");

    private final HouseTime madrid = at("Europe/Madrid");
    private final HouseTime seoul = at("Asia/Seoul");

    @Test
    void theHousesZoneDecidesTheDay() {
        assertThat(madrid.clock(NOW)).isEqualTo("00:30");
        assertThat(madrid.dayName(NOW)).isEqualTo("Today, Friday 1 January");
        assertThat(seoul.clock(NOW)).isEqualTo("08:30");
    }

    @Test
    void earlierDaysAreNamed() {
        assertThat(madrid.dayName(NOW.minus(Duration.ofHours(2)))).isEqualTo("Yesterday, Thursday 31 December 2026");
        assertThat(madrid.dayName(NOW.minus(Duration.ofDays(3)))).isEqualTo("Tuesday 29 December 2026");
        assertThat(madrid.brief(NOW.minus(Duration.ofHours(2)))).isEqualTo("31 Dec 22:30");
    }

    @Test
    void distancesAreRounded() {
        assertThat(HouseTime.later(NOW, NOW.plusSeconds(40))).isEqualTo("+40 s");
        assertThat(HouseTime.later(NOW, NOW.plusSeconds(240))).isEqualTo("+4 min");
        assertThat(HouseTime.later(NOW, NOW.plusSeconds(2 * 3600 + 300))).isEqualTo("+2 h 5 min");
        assertThat(HouseTime.later(NOW, NOW.minusSeconds(5 * 86_400))).isEqualTo("−5 d");
    }

    private static HouseTime at(String zone) {
        return new HouseTime(ZoneId.of(zone), Clock.fixed(NOW, ZoneId.of("UTC")));
    }
}
