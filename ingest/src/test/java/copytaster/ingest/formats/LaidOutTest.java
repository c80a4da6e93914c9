package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaidOutTest {

    @Test
    void paragraphsThatBeginIndentedAreParagraphs() {
        String text = text(
                "<p>(Adds comment)\n    * Dam is empty\n\n    By Max Muster\n    NOWHERE, March 4 (Agency) - The dam\n"
                        + "above Nowhere was drained &amp;\nmended.\n    It held.\n (Editing by Jane Example)</p>");

        assertThat(text.split("\n\n"))
                .startsWith(
                        "(Adds comment)",
                        "* Dam is empty",
                        "By Max Muster",
                        "NOWHERE, March 4 (Agency) - The dam above Nowhere was drained & mended.");
    }

    @Test
    void columnsAreCells() {
        String text = text("<p>Results on Monday \nNowhere United      2 Elsewhere            0  \n"
                + "Upper Town          5 Lower Town           1  \nRivals              0 Others               0</p>");

        assertThat(text.lines()).contains("Upper Town\t5 Lower Town\t1");
    }

    @Test
    void tidyWriterIndentsWithoutMeaning() {
        assertThat(text("<p>\n      One sentence that\n      was broken.\n    </p>"))
                .isEqualTo("One sentence that was broken.");
        assertThat(text("<p>One sentence that\n          was broken\n      twice.</p>"))
                .isEqualTo("One sentence that was broken twice.");
        assertThat(text("<p>One sentence that\nwas broken\ntwice.</p>"))
                .isEqualTo("One sentence that was broken twice.");
    }

    @Test
    void elementInsideDoesNotGlueWords() {
        String text = text("<p>The <b>Nowhere</b> dam above the town of Elsewhere\nwas drained on Monday.\n"
                + "    It held, said <i>Muster</i> of the waterworks office\nand of the town.\n    End</p>");

        assertThat(text)
                .isEqualTo("The Nowhere dam above the town of Elsewhere was drained on Monday.\n\n"
                        + "It held, said Muster of the waterworks office and of the town.\n\nEnd");
    }

    private static String text(String markup) {
        return PlainText.ofHtml(markup);
    }
}
