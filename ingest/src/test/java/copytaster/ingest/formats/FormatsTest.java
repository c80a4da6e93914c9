package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final String TELEX = "ZCZC ABC\nHeadline of a telex\n\nThe text of it, in a line.\n\nNNNN\n";

    @Test
    void telexInCharactersOfTwoAndFourBytesIsRead() {
        for (String charset : new String[] {"US-ASCII", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            assertThat(Formats.read(TELEX.getBytes(Charset.forName(charset)), ""))
                    .as(charset)
                    .hasSize(1)
                    .first()
                    .isInstanceOf(Found.Read.class);
        }
    }

    @Test
    void whatNoFormatReadsIsSaidToBeNoneOfThem() {
        assertThat(Formats.read("a note left on the desk".getBytes(StandardCharsets.US_ASCII), ""))
                .first()
                .isInstanceOfSatisfying(Found.Broken.class, broken -> assertThat(broken.reason())
                        .contains("XML", "JSON", "teleprinter"));
    }

    @Test
    void wireThatBeginsAndHoldsNothingIsAnswered() {
        assertThat(Formats.read("ZCZC".getBytes(StandardCharsets.US_ASCII), "")).hasSize(1);
        assertThat(Formats.read("NNNN\n".getBytes(StandardCharsets.US_ASCII), ""))
                .hasSize(1);
    }
}
