package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How bodies that are text and nothing else become paragraphs and tables. */
class PlainTextTest {

    @Test
    void hardLineEndsOfATeleprinterAreJoined() {
        assertThat(
                        body(
                                "Showers continued throughout the week in\\nthe imaginary zone, easing the drought.\\n    The dry period means\\nthat the crop will be late."))
                .isEqualTo("Showers continued throughout the week in the imaginary zone, easing the drought.\n\n"
                        + "The dry period means that the crop will be late.");
    }

    @Test
    void columnsAreRowsAndCells() {
        assertThat(
                        body(
                                "Prices were:\\n    Wheat     2.55   2.40\\n    Corn      1.35   1.92\\n    Oats      0.99  1.65"))
                .isEqualTo("Prices were:\nWheat\t2.55\t2.40\nCorn\t1.35\t1.92\nOats\t0.99\t1.65");
    }

    @Test
    void linesThatEndSentencesAreParagraphs() {
        assertThat(body("First sentence.\\nSecond sentence.\\nThird sentence."))
                .isEqualTo("First sentence.\n\nSecond sentence.\n\nThird sentence.");
    }

    @Test
    void lineBreaksInHtmlPartParagraphsWhenTheyAreTwo() {
        String json =
                "{\"uri\":\"x\",\"body_html\":\"One<br>two.<br><br>Three.<ul><li>Four</li></ul><pre>a   1\\nb   2</pre>\"}";

        assertThat(Wires.story(json).getBody()).isEqualTo("One\ntwo.\n\nThree.\n\nFour\n\na\t1\nb\t2");
    }

    @Test
    void companiesInAngleBracketsAreNoTags() {
        assertThat(Wires.story("{\"uri\":\"x\",\"headline\":\"EXAMPLE INC <EXA.Z> 1ST QTR NET\"}")
                        .getHeadline())
                .isEqualTo("EXAMPLE INC <EXA.Z> 1ST QTR NET");
    }

    private static String body(String text) {
        return Wires.story("{\"uri\":\"x\",\"body_text\":\"" + text + "\"}").getBody();
    }
}
