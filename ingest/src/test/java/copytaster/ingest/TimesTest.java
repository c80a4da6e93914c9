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
                "Thu, 01 Jan 2026 09:30 GMT|2026-01-01T09:30:00Z",
                "Thu, 1 Jan 26 09:30:00 EST|2026-01-01T14:30:00Z",
                "Fri, 31 Dec 99 23:59:60 +0000|1999-12-31T23:59:59Z",
                "Thu, 01 Jan 2026 09:30:00 Europe/Brussels|2026-01-01T08:30:00Z",
                "Thu Jan 01 2026 09:30:00 GMT+0200 (Example Standard Time)|2026-01-01T07:30:00Z",
                "Thu, 1st Jan 2026 09:30:00 GMT|2026-01-01T09:30:00Z",
                "Thursday, January 1, 2026 - 3:09pm|2026-01-01T06:09:00Z",
                "Jan. 1, 2026, 10:57 a.m. EST|2026-01-01T15:57:00Z",
                "Jan 1, 2026 12:07:38 AM|2025-12-31T15:07:38Z",
                "Thu, 01/15/2026 - 19:19|2026-01-15T10:19:00Z",
                "15.01.26|2026-01-14T15:00:00Z",
                "2026-01-15T14:30:00-05:00Z|2026-01-15T19:30:00Z",
                "Di, 23 Jan 2026 00:00:00 +0100|2026-01-22T23:00:00Z",
                "Do, 29 Mär 2026 12:00:00 MESZ|2026-03-29T10:00:00Z",
                "Samstag, 24. Dezember 2026, 18:00|2026-12-24T09:00:00Z",
                "mar., 01 déc. 2026 16:11:02 +0000|2026-12-01T16:11:02Z",
                "jeu., 02 juil. 2026 15:09:58 +0200|2026-07-02T13:09:58Z",
                "lundi 16 août 2026 15h54|2026-08-16T06:54:00Z",
                "mié, 07 ene 2026 10:00:00 Z|2026-01-07T10:00:00Z",
                "martes, 3 de marzo de 2026 10:00 CET|2026-03-03T09:00:00Z",
                "월, 26 7월 2026 14:40:10 +0900|2026-07-26T05:40:10Z",
                "2026년 1월 15일 (목) 오후 2:30|2026-01-15T05:30:00Z",
                "2026. 1. 15. 오전 9:30:00|2026-01-15T00:30:00Z",
                "1768455000|2026-01-15T05:30:00Z"
            })
    void timesThatAgenciesWrite(String written, Instant meant) {
        assertThat(Times.parse(written, SEOUL)).contains(meant);
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(Times.parse("after dinner", SEOUL)).isEmpty();
        assertThat(Times.parse("20261302T222800Z", SEOUL)).isEmpty();
        assertThat(Times.parse("", SEOUL)).isEmpty();
        assertThat(Times.parse("Thu, 41 Jan 2026 09:30 GMT", SEOUL)).isEmpty();
        assertThat(Times.parse("Thu, 01 Jan 2026 29:30 GMT", SEOUL)).isEmpty();
        assertThat(Times.parse("Nov. 2026", SEOUL)).isEmpty();
        assertThat(Times.parse("Thu, 01 Jan 2026 09:30 Nowhere/Else", SEOUL)).isEmpty();
    }
}
