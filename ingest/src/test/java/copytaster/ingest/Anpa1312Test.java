package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class Anpa1312Test {

    private static final String WIRE =
            "\u0016\u0016\u0001w1001\u001F-----\r\nr i\u0013\u0011 BC-XX--Lake     01-02 0020\r\n"
                    + "\u0002^BC-XX--Lake Level,20<\r\n^A lake falls<\r\n^By JO EXAMPLE=\r\n^Staff Writer=\r\n"
                    + "\t   SAMPLETON (AP) _ The lake fell, a clerk said. \r\n\t   ``It fell,'' he said.\r\n"
                    + "\r\n\t   \u0003AP-WF-01-02-26 1015GMT<\r\n\u0004\r\n";

    @Test
    void numberMeansOneMessageOnlyWithItsDay() {
        assertThat(Wires.story(WIRE).getId()).isEqualTo("w1001:2026-01-02");
        assertThat(Wires.story(WIRE.replace("01-02-26 ", "01-03-26 ")).getId()).isEqualTo("w1001:2026-01-03");
    }

    @Test
    void messageWithoutATimeIsToldByItsDayAndText() {
        String undated = WIRE.replace("AP-WF-01-02-26 1015GMT<", "");

        assertThat(Wires.story(undated).getId()).matches("w1001:01-02:[0-9a-f]{12}");
        assertThat(Wires.story(undated.replace("fell,", "rose,")).getId())
                .isNotEqualTo(Wires.story(undated).getId());
    }

    @Test
    void textLosesItsMarksAndKeepsItsWords() {
        Story story = Wires.story(WIRE);

        assertThat(story.getBody()).isEqualTo("SAMPLETON (AP) — The lake fell, a clerk said.\n\n“It fell,” he said.");
        assertThat(story.getHeadline()).isEqualTo("A lake falls");
        assertThat(story.getSlug()).isEqualTo("XX--Lake Level");
    }

    @Test
    void writethruIsAnUpdateThatSharesTheSlugOfTheDay() {
        Story first = Wires.story(WIRE);
        Story lead =
                Wires.story(WIRE.replace("w1001", "w1040").replace("Lake Level,20", "Lake Level, 2nd Ld-Writethru,30"));

        assertThat(lead.getVersion()).isEqualTo("2");
        assertThat(lead.getSignals()).containsExactly(Signal.UPDATE);
        assertThat(lead.getSlug()).isEqualTo(first.getSlug());
        assertThat(lead.getRelated()).isEqualTo(first.getRelated());
        assertThat(lead.getRelated().getFirst().getRole()).isEqualTo(RelatedRole.ASSOCIATED);
    }

    @Test
    void killNamesTheMessageByItsNumber() {
        Story story = Wires.story(WIRE.replace("w1001", "w1040")
                .replace("^By JO", "^Eds: Kill XX--Lake Level, w1001. It is in error.<\r\n^By JO"));

        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
        assertThat(story.getRelated())
                .anyMatch(related -> related.getRole() == RelatedRole.KILLS
                        && related.getId().equals("w1001:2026-01-02"));
    }

    @Test
    void featureWithTheLetterOfAFlashIsNone() {
        String flash = WIRE.replace("r i\u0013", "f i\u0013").replace("\t   ``It fell,'' he said.\r\n", "");
        String feature = WIRE.replace("r i\u0013", "f i\u0013")
                .replace("said. \r\n", "said. \r\n" + "\t   More of it, at leisure.\r\n".repeat(40));

        assertThat(Wires.story(flash).getPriority()).isEqualTo(Priority.FLASH);
        assertThat(Wires.story(flash).getKind()).isEqualTo(Kind.ALERT);
        assertThat(Wires.story(feature).getPriority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void rowsOfATableStayRows() {
        Story story = Wires.story(WIRE.replace(
                "\r\n\t   SAMPLETON", "\r\n\b^;W;L;GB\r\n\bFoxes;23;13;_\r\n\bHawks;19;21;3{\r\n\t   SAMPLETON"));

        assertThat(story.getBody())
                .contains("\n\tW\tL\tGB\nFoxes\t23\t13\t_\nHawks\t19\t21\t3½\n\nSAMPLETON".substring(1));
    }

    @Test
    void listWithoutATextIsItself() {
        Story story = Wires.story(
                "V4644-----\nr e AP-Top-News-Hea     02-09 0121\n^*9006< ^AP-Top-News-Headlines,0176<\n"
                        + "^AP Top News at 11:23 p.m. EST<\n^Lake falls again\n^Clerk resigns\n\n\t   AP-WF-02-10-16 0423GMT<\n");

        assertThat(story.getHeadline()).isEqualTo("AP Top News at 11:23 p.m. EST");
        assertThat(story.getSlug()).isEqualTo("Top-News-Headlines");
        assertThat(story.getBody()).isEqualTo("Lake falls again\n\nClerk resigns");
    }

    @Test
    void messageThatBreaksOffIsSaidAndTheOthersAreRead() {
        List<Reading> readings =
                Wires.read(WIRE + WIRE.substring(0, WIRE.indexOf("a clerk")).replace("w1001", "w1002"));

        assertThat(readings.getFirst()).isInstanceOf(Parsed.class);
        assertThat(((Rejected) readings.getLast()).reason()).contains("w1002 breaks off");
    }

    @Test
    void gatewaysThatStripControlCharactersLoseNothing() {
        assertThat(Wires.story(WIRE.replaceAll("[\\x01-\\x04\\x10-\\x1F\\r]", "")))
                .isEqualTo(Wires.story(WIRE));
    }
}
