package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.formats.Times;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20260102T222800+0000|2026-01-02T22:28:00Z",
                "20260102T222800Z|2026-01-02T22:28:00Z",
                "20260102T222800|2026-01-02T13:28:00Z",
                "2026-01-15 14:30:00|2026-01-15T05:30:00Z",
                "2026/01/15 14:30:00.000000000|2026-01-15T05:30:00Z",
                "2026-01-02T22:28:00.123+02:00|2026-01-02T20:28:00.123Z",
                "2026-01-02|2026-01-01T15:00:00Z",
                "Mon, 26 Jul 2021 14:40:10 Z|2021-07-26T14:40:10Z",
                "Thu, 1 Jan 2026 09:30:00 +0900|2026-01-01T00:30:00Z",
                "Thu, 01 Jan 2026 09:30 GMT|2026-01-01T09:30:00Z"
            })
    void timesThatAgenciesWrite(String written, Instant meant) {
        assertThat(Times.parse(written, SEOUL)).contains(meant);
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(Times.parse("after dinner", SEOUL)).isEmpty();
        assertThat(Times.parse("20261302T222800Z", SEOUL)).isEmpty();
        assertThat(Times.parse("", SEOUL)).isEmpty();
    }
}
