package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LagTextTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final PartitionLag BEHIND =
            new PartitionLag("sink", "wire.enriched", 0, OptionalLong.of(7), 1207, 1200, NOW.minusSeconds(245), 3);
    private static final PartitionLag CAUGHT_UP =
            new PartitionLag("enrich", "wire.raw", 1, OptionalLong.empty(), 12, 0, null, 0);

    private final LagText text = new LagText(NOW);

    @Test
    void tableLinesUp() {
        assertThat(text.table(List.of(CAUGHT_UP, BEHIND)))
                .containsExactly(
                        "GROUP   TOPIC          PARTITION  COMMITTED   END  BEHIND  OLDEST UNREAD",
                        "enrich  wire.raw               1       none    12       0  -",
                        "sink    wire.enriched          0          7  1207    1200  4 min 5 s (3 expired unread)");
    }

    @Test
    void jsonHasAnObjectALine() {
        assertThat(text.json(List.of(BEHIND, CAUGHT_UP)))
                .containsExactly(
                        "{\"group\":\"sink\",\"topic\":\"wire.enriched\",\"partition\":0,\"committed\":7,\"end\":1207,"
                                + "\"offsets\":1200,\"oldest\":\"2026-01-01T11:55:55Z\",\"ageSeconds\":245.0,"
                                + "\"expired\":3}",
                        "{\"group\":\"enrich\",\"topic\":\"wire.raw\",\"partition\":1,\"committed\":null,\"end\":12,"
                                + "\"offsets\":0,\"oldest\":null,\"ageSeconds\":0.0,\"expired\":0}");
    }

    @Test
    void agesAreToldInTwoUnits() {
        assertThat(LagText.words(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(LagText.words(Duration.ofSeconds(35))).isEqualTo("35 s");
        assertThat(LagText.words(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
        assertThat(LagText.words(Duration.ofHours(52))).isEqualTo("2 d 4 h");
    }
}
