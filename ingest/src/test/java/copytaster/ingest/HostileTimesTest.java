package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that no calendar has, or that contradict each other, and statuses that do: no story is lost, and doubt holds back. */
class HostileTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after dinner",
                "0000-00-00T00:00:00Z",
                "2026-13-45",
                "20260230T250000",
                "99999999999999999999",
                "-1",
                "2026-01-01T00:00:00+99:99",
                "(2026",
                ""
            })
    void whatIsNoTimeCostsNoStory(String written) {
        Story story = story("versioncreated", written);

        assertThat(story.getHeadline()).isEqualTo("A");
        assertThat(story.getVersionCreated()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30:00+01:00,2026-03-29T01:30:00Z",
        "2026-01-02T22:28:00.123456789+02:00,2026-01-02T20:28:00.123Z",
        "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z",
        "2199-12-31T23:59:59Z,2199-12-31T23:59:59Z"
    })
    void oddTimesThatAreTimesAreKept(String written, Instant meant) {
        assertThat(story("versioncreated", written).getVersionCreated().toEpochMilli())
                .isEqualTo(meant.toEpochMilli());
    }

    @Test
    void hourThatSummerTimeLeavesOutIsATime() {
        String ats = Wires.story(nitf("20260329T023000")).getVersionCreated().toString();

        assertThat(ats).startsWith("2026-03-29T0");
    }

    @Test
    void versionMadeBeforeTheStoryIsKeptAsSent() {
        Story story = Wires.story(
                "{\"uri\":\"x:1\",\"headline\":\"A\",\"firstcreated\":\"2026-01-02T00:00:00Z\",\"versioncreated\":\"2026-01-01T00:00:00Z\"}");

        assertThat(story.getFirstCreated()).isAfter(story.getVersionCreated());
    }

    @Test
    void yearNineThousandIsNoReasonToLoseAStory() {
        assertThat(story("versioncreated", "9999-12-31T23:59:59Z").getHeadline())
                .isEqualTo("A");
    }

    @Test
    void usableWithAnEmbargoIsEmbargoed() {
        Story story = story("embargoed", "2199-01-01T00:00:00Z");

        assertThat(story.getStatus()).isEqualTo(Status.EMBARGOED);
        assertThat(story.getEmbargoUntil()).isEqualTo(Instant.parse("2199-01-01T00:00:00Z"));
    }

    @Test
    void embargoThatLiesBeforeItsVersionHoldsNothingBack() {
        Story story = Wires.story(
                "{\"uri\":\"x:1\",\"headline\":\"A\",\"versioncreated\":\"2026-01-02T00:00:00Z\",\"embargoed\":\"2026-01-01T00:00:00Z\"}");

        assertThat(story.getStatus()).isEqualTo(Status.USABLE);
    }

    @Test
    void embargoThatNobodyCanReadHoldsBackAndSaysSo() {
        Story story = story("embargoed", "until the speech is over");

        assertThat(story.getStatus()).isNotEqualTo(Status.USABLE);
        assertThat(story.getNotes()).anyMatch(note -> note.getText().contains("until the speech is over"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usable", "Usable", "USABLE", " usable "})
    void caseOfAStatusMeansNothing(String status) {
        assertThat(story("pubstatus", status).getStatus()).isEqualTo(Status.USABLE);
    }

    @Test
    void statusThatNobodyKnowsHoldsBack() {
        assertThat(story("pubstatus", "maybe").getStatus()).isEqualTo(Status.WITHHELD);
    }

    @Test
    void testsOfTheLineSayThatTheyAreTests() {
        assertThat(story("signals", "Test").getSignals()).contains(Signal.TEST);
    }

    private static Story story(String field, String value) {
        return Wires.story(
                "{\"uri\":\"x:1\",\"headline\":\"A\",\"body_text\":\"Text.\",\"" + field + "\":\"" + value + "\"}");
    }

    private static String nitf(String time) {
        return Wires.text("efe-nitf.xml").replace("20260102T222800+0000", time);
    }
}
