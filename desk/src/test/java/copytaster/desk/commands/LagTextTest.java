package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.lag.LagRow;
import copytaster.desk.lag.LagTrend;
import copytaster.desk.lag.PartitionLag;
import copytaster.desk.lag.ReaderGroup;
import copytaster.desk.lag.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LagTextTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final LagRow BEHIND = new LagRow(
            new ReaderGroup("sink", "classic", 1, Set.of("wire.enriched")),
            new PartitionLag(
                    "sink",
                    "wire.enriched",
                    0,
                    OptionalLong.of(7),
                    1207,
                    2,
                    1200,
                    NOW.minusSeconds(245),
                    3,
                    Duration.ofSeconds(490)),
            new LagTrend(Verdict.LOSING, 30, 10, Duration.ofMinutes(1)),
            NOW,
            List.of(240.0, 245.0));
    private static final LagRow CAUGHT_UP = new LagRow(
            new ReaderGroup("enrich", "", 0, Set.of()),
            new PartitionLag("enrich", "wire.raw", 1, OptionalLong.empty(), 12, 0, 0, null, 0, null),
            new LagTrend(Verdict.OK, 0, 0, Duration.ZERO),
            NOW,
            List.of(0.0));

    private final LagText text = new LagText();

    @Test
    void tableLinesUp() {
        assertThat(text.table(List.of(CAUGHT_UP, BEHIND)))
                .containsExactly(
                        "GROUP   TOPIC          PARTITION  COMMITTED   END  BEHIND  READS/S  RETENTION  MEMBERS"
                                + "  OLDEST UNREAD  VERDICT",
                        "enrich  wire.raw               1       none    12       0      0.0          -        0"
                                + "  -              ok",
                        "sink    wire.enriched          0          7  1207    1200     30.0       50 %        1"
                                + "  4 min 5 s      losing data, 3 expired unread, caught up in 1 min 0 s,"
                                + " 2 behind an open transaction");
    }

    @Test
    void jsonHasAnObjectALine() {
        assertThat(text.json(List.of(BEHIND, CAUGHT_UP)))
                .containsExactly(
                        "{\"at\":\"2026-01-01T12:00:00Z\",\"group\":\"sink\",\"topic\":\"wire.enriched\",\"partition\":0,"
                                + "\"committed\":7,\"end\":1207,\"held\":2,\"offsets\":1200,"
                                + "\"oldest\":\"2026-01-01T11:55:55Z\",\"ageSeconds\":245.0,\"expired\":3,"
                                + "\"retentionUsed\":0.5,\"kind\":\"classic\",\"members\":1,\"consumedPerSecond\":30.0,"
                                + "\"producedPerSecond\":10.0,\"catchUpSeconds\":60.0,\"verdict\":\"losing\"}",
                        "{\"at\":\"2026-01-01T12:00:00Z\",\"group\":\"enrich\",\"topic\":\"wire.raw\",\"partition\":1,"
                                + "\"committed\":null,\"end\":12,\"held\":0,\"offsets\":0,\"oldest\":null,"
                                + "\"ageSeconds\":0.0,\"expired\":0,\"retentionUsed\":null,\"kind\":\"\",\"members\":0,"
                                + "\"consumedPerSecond\":0.0,\"producedPerSecond\":0.0,\"catchUpSeconds\":0.0,"
                                + "\"verdict\":\"ok\"}");
    }

    @Test
    void agesAreToldInTwoUnits() {
        assertThat(LagText.words(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(LagText.words(Duration.ofSeconds(35))).isEqualTo("35 s");
        assertThat(LagText.words(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
        assertThat(LagText.words(Duration.ofHours(52))).isEqualTo("2 d 4 h");
    }
}
