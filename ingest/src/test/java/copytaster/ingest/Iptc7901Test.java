package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Priority;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Iptc7901Test {

    private static final String WIRE =
            "\u0001xyz0042 4 i 20  sample 0042\r\n\r\nLakes/tides/\r\n\u0002A lake fell =\r\n\r\n"
                    + "Sampleton (dpa) - The lake fell, a clerk\r\nsaid.\r\n\r\n\u0003021015 GMT Jan 26\r\n\r\n\u0004";

    @Test
    void numberMeansOneMessageOnlyWithItsDay() {
        Story today = Wires.story(WIRE);
        Story tomorrow = Wires.story(WIRE.replace("021015", "031015"));

        assertThat(today.getId()).isEqualTo("xyz0042:2026-01-02");
        assertThat(tomorrow.getId()).isEqualTo("xyz0042:2026-01-03");
    }

    @Test
    void messageWithoutATimeIsToldByItsText() {
        String undated = WIRE.replace("021015 GMT Jan 26", "");
        Story story = Wires.story(undated);

        assertThat(story.getId()).matches("xyz0042:[0-9a-f]{12}");
        assertThat(Wires.story(undated).getId()).isEqualTo(story.getId());
        assertThat(Wires.story(undated.replace("fell,", "rose,")).getId()).isNotEqualTo(story.getId());
        assertThat(story.getVersionCreated()).isNull();
    }

    @Test
    void slugIsTheLineThatEndsWithAStrokeWhereverTheTextBegins() {
        Story story = Wires.story(
                WIRE.replace("\r\n\r\nLakes/", "\r\n\u0002\r\nLakes/").replace("\u0002A", "A"));

        assertThat(story.getSlug()).isEqualTo("Lakes/tides");
        assertThat(story.getHeadline()).isEqualTo("A lake fell");
    }

    @Test
    void leadSharesTheSlugOfTheDayWithTheFirst() {
        Story first = Wires.story(WIRE);
        Story lead = Wires.story(WIRE.replace("0042 4", "0050 4").replace("\u0002", "2ND LEAD\r\n\u0002"));

        assertThat(lead.getVersion()).isEqualTo("2");
        assertThat(lead.getSignals()).containsExactly(Signal.UPDATE);
        assertThat(lead.getHeadline()).isEqualTo("A lake fell");
        assertThat(lead.getRelated()).isEqualTo(first.getRelated());
        assertThat(lead.getRelated().getFirst().getRole()).isEqualTo(RelatedRole.ASSOCIATED);
    }

    @Test
    void killNamesTheMessageByItsNumber() {
        String kill = WIRE.replace("0042 4", "0050 1").replace("A lake fell =", "KILL xyz0042\r\nA lake fell =");
        Story story = Wires.story(kill);

        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
        assertThat(story.getBody()).isEmpty();
        assertThat(story.getRelated())
                .anyMatch(related -> related.getRole() == RelatedRole.KILLS
                        && related.getId().equals("xyz0042:2026-01-02"));
    }

    @Test
    void higherNumberIsTheDayBefores() {
        String kill = WIRE.replace("A lake fell =", "KILL xyz0900\r\nA lake fell =");

        assertThat(Wires.story(kill).getRelated())
                .anyMatch(related -> related.getId().equals("xyz0900:2026-01-01"));
    }

    @Test
    void bellsRingForAnUrgentMessage() {
        Story story = Wires.story(WIRE.replace("A lake", "\u0007\u0007\u0007\u0007\u0007A lake"));

        assertThat(story.getSignals()).containsExactly(Signal.ALERT);
        assertThat(story.getPriority()).isEqualTo(Priority.URGENT);
        assertThat(story.getHeadline()).isEqualTo("A lake fell");
    }

    @Test
    void messagesOfAFileKeepTheirOwnBytes() {
        String two = WIRE + "\u0016\u0016" + WIRE.replace("xyz0042", "xyz0043");
        List<Reading> readings = Wires.read(two);

        assertThat(readings).hasSize(2);
        Parsed first = (Parsed) readings.getFirst();
        Parsed second = (Parsed) readings.getLast();
        assertThat(second.story().getId()).isEqualTo("xyz0043:2026-01-02");
        assertThat(new String(first.original(), StandardCharsets.UTF_8)
                        + new String(second.original(), StandardCharsets.UTF_8))
                .isEqualTo(two);
        assertThat(Wires.story(second.original())).isEqualTo(second.story());
    }

    @Test
    void messageThatBreaksOffIsSaidAndTheOthersAreRead() {
        String broken = WIRE + WIRE.substring(0, WIRE.indexOf("a clerk")).replace("xyz0042", "xyz0043");
        List<Reading> readings = Wires.read(broken);

        assertThat(readings.getFirst()).isInstanceOf(Parsed.class);
        assertThat(((Rejected) readings.getLast()).reason())
                .contains("xyz0043 breaks off")
                .contains("ask for it again");
    }

    @Test
    void gatewaysThatStripControlCharactersLoseNothing() {
        Story stripped = Wires.story(WIRE.replaceAll("[\\x01-\\x04\\r]", ""));

        assertThat(stripped).isEqualTo(Wires.story(WIRE));
    }

    @Test
    void lettersAreReadAsTheyWereWritten() {
        String french = WIRE.replace("The lake fell, a clerk", "Très été, l'élève a chanté");

        for (String charset : List.of("UTF-8", "ISO-8859-1", "IBM850", "UTF-16BE")) {
            byte[] bytes = french.getBytes(java.nio.charset.Charset.forName(charset));
            assertThat(Wires.story(bytes).getBody()).as(charset).contains("Très été, l'élève a chanté said.");
        }
    }

    @Test
    void privateNotesBelowTheStarsAreForEditorsOnly() {
        Story story = Wires.story(
                WIRE.replace(
                        "said.\r\n",
                        "said.\r\n\r\n# Notizblock\r\n\r\n## Orte\r\n- [Rathaus](Marktplatz 1)\r\n\r\n* * * *\r\nDie folgenden"
                                + " Informationen sind nicht zur Veröffentlichung bestimmt\r\n\r\n## Kontakte\r\n- Jo Muster\r\n"));

        assertThat(story.getBody()).isEqualTo("Sampleton (dpa) - The lake fell, a clerk said.");
        assertThat(story.getNotes())
                .extracting("role", "public$")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("orte", true),
                        org.assertj.core.groups.Tuple.tuple("kontakte", false));
    }
}
