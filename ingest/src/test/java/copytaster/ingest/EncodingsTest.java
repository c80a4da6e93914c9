package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Story;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodingsTest {

    private final String nitf = Wires.text("efe-nitf.xml");
    private final Story expected = Wires.story(nitf);
    private final String korean = Wires.text("yonhap.xml");

    @Test
    void byteOrderMarks() {
        assertThat(Wires.story(marked(nitf, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF)))
                .isEqualTo(expected);
        assertThat(Wires.story(marked(nitf, StandardCharsets.UTF_16LE, 0xFF, 0xFE)))
                .isEqualTo(expected);
        assertThat(Wires.story(marked(nitf, StandardCharsets.UTF_16BE, 0xFE, 0xFF)))
                .isEqualTo(expected);
    }

    @Test
    void utf16WithoutAMark() {
        assertThat(Wires.story(nitf.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(expected);
        assertThat(Wires.story(nitf.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(expected);
    }

    @Test
    void declaredLatinIsReadAsWindowsWithItsQuotes() {
        String quotes =
                "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + nitf.replace("lo que cueste", "“lo que cueste”");

        assertThat(Wires.story(quotes.getBytes(Charset.forName("windows-1252"))).getBody())
                .contains("“lo que cueste”");
    }

    @Test
    void declaredLatinThatIsUtf8IsReadAsUtf8() {
        String lying = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + nitf;

        assertThat(Wires.story(lying)).isEqualTo(expected);
    }

    @Test
    void undeclaredWindowsBytesAreFoundOut() {
        assertThat(Wires.story(nitf.getBytes(Charset.forName("windows-1252")))).isEqualTo(expected);
    }

    @Test
    void koreanByDeclarationAndByItsBytes() {
        Charset cp949 = Charset.forName("x-windows-949");
        String headline = ((Parsed) Wires.read(korean).get(2)).story().getHeadline();
        String declared = korean.replace("encoding=\"UTF-8\"", "encoding=\"euc-kr\"");
        String undeclared = korean.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "");

        for (String text : new String[] {declared, undeclared}) {
            assertThat(((Parsed) Wires.read(text.getBytes(cp949)).get(2))
                            .story()
                            .getHeadline())
                    .isEqualTo(headline);
        }
    }

    @Test
    void originalsOfManyKeepTheEncodingOfTheirFile() {
        Charset cp949 = Charset.forName("x-windows-949");
        String declared = korean.replace("encoding=\"UTF-8\"", "encoding=\"euc-kr\"");
        Parsed third = (Parsed) Wires.read(declared.getBytes(cp949)).get(2);

        assertThat(Wires.story(third.original())).isEqualTo(third.story());
    }

    @Test
    void charsetsThatCanOnlyBeReadAreNotTaken() {
        String odd = "<?xml version=\"1.0\" encoding=\"ISO-2022-CN\"?>"
                + Wires.text("efe-two.xml").substring(39);
        byte[] bytes = odd.replace("ó", "\u00FF").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Wires.read(bytes).getFirst()).isInstanceOf(Parsed.class);
    }

    private static byte[] marked(String text, Charset charset, int... mark) {
        var out = new ByteArrayOutputStream();
        for (int one : mark) {
            out.write(one);
        }
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }
}
