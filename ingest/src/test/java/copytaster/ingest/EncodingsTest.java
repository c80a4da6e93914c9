package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Story;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

    @Test
    void zerosTellUnicodeOfTwoAndFourBytesWhateverIsDeclared() {
        for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            for (String declared : new String[] {"utf-8", "utf-16", "iso-8859-1"}) {
                String text = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + nitf;
                assertThat(Wires.story(text.getBytes(Charset.forName(charset))))
                        .as(charset + " declared " + declared)
                        .isEqualTo(expected);
            }
        }
        assertThat(Wires.story(marked(nitf, Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0)))
                .isEqualTo(expected);
    }

    @Test
    void brokenByteInTheMiddleOfUtf8StaysOneBrokenByte() {
        byte[] bytes = korean.getBytes(StandardCharsets.UTF_8);
        byte[] alert = "공장에서 불이".getBytes(StandardCharsets.UTF_8);
        int at = Collections.indexOfSubList(list(bytes), list(alert));
        bytes[at + 1] = 'x';

        List<Reading> readings = Wires.read(bytes);

        assertThat(readings).hasSize(4).allMatch(Parsed.class::isInstance);
        assertThat(((Parsed) readings.get(0)).story().getBody())
                .contains("가상시의 ")
                .contains("\uFFFD");
        assertThat(((Parsed) readings.get(2)).story().getHeadline()).isEqualTo("가상시 예산안 통과(종합2보)");
    }

    @Test
    void utf8CutInTheMiddleOfItsLastCharacterIsUtf8() {
        byte[] bytes = korean.getBytes(StandardCharsets.UTF_8);
        byte[] last = "표결은".getBytes(StandardCharsets.UTF_8);
        int at = Collections.indexOfSubList(list(bytes), list(last));

        List<Reading> readings = Wires.read(Arrays.copyOf(bytes, at + 5));

        assertThat(((Parsed) readings.getFirst()).story().getHeadline()).isEqualTo("<속보> 가상시 E&S 공장 화재");
    }

    @Test
    void latinPutIntoUtf8WithoutConversionIsReadAsBoth() {
        String head =
                "<rss><channel><item><guid>a</guid><title>Mañana, año, señal, España: así será</title><description>";
        byte[] bytes = concat(
                head.getBytes(StandardCharsets.UTF_8),
                "La pe\u00F1a del r\u00EDo</description></item></channel></rss>".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Wires.story(bytes).getHeadline()).isEqualTo("Mañana, año, señal, España: así será");
        assertThat(Wires.story(bytes).getBody()).isEqualTo("La peña del río");
    }

    @Test
    void utf8EncodedTwiceIsDecodedTwice() {
        for (String text :
                new String[] {"La señal de España", "가상시 예산안 통과", "Мэр города – «да»", "Über “die” Brücke"}) {
            String twice = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
            if (twice.indexOf('\uFFFD') < 0) {
                assertThat(headline(twice.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
            }
        }
        assertThat(headline("NÃO À IRMÃ”".getBytes(StandardCharsets.UTF_8))).isEqualTo("NÃO À IRMÃ”");
        assertThat(headline("“IRMÃ”".getBytes(StandardCharsets.UTF_8))).isEqualTo("“IRMÃ”");
    }

    @Test
    void euroSignOfLatin9IsAEuroHoweverItIsDeclared() {
        Charset latin9 = Charset.forName("ISO-8859-15");
        for (String declared : new String[] {"iso-8859-15", "iso-8859-1", "utf-8"}) {
            String text = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + rss("12 € für Käse");
            assertThat(headline(text, latin9)).as(declared).isEqualTo("12 € für Käse");
        }
        assertThat(headline(
                        "<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>" + rss("12 € “für” Käse"),
                        Charset.forName("windows-1252")))
                .isEqualTo("12 € “für” Käse");
    }

    @Test
    void sevenBitsOfJapaneseAndKorean() {
        assertThat(headline(rss("架空の市長"), Charset.forName("ISO-2022-JP"))).isEqualTo("架空の市長");
        // The Korean one announces itself before the first line.
        assertThat(headline(rss("가상시 예산안"), Charset.forName("ISO-2022-KR"))).isEqualTo("가상시 예산안");
    }

    @Test
    void koreanDeclaredAsWhatItIsNot() {
        String news = rss("가상시의 시장은 어제 새 다리를 열었다고 밝혔다");
        for (String declared : new String[] {"utf-8", "iso-8859-1", "us-ascii", "no-such-charset", "utf-16"}) {
            String text = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + news;
            assertThat(headline(text, Charset.forName("x-windows-949")))
                    .as(declared)
                    .isEqualTo("가상시의 시장은 어제 새 다리를 열었다고 밝혔다");
        }
    }

    @Test
    void transportsWordCountsWhereTheFileSaysNothing() {
        byte[] bytes = rss("Ёж").getBytes(Charset.forName("KOI8-R"));
        Reading reading = WireReader.standard()
                .read(bytes, new ReadContext("test", "test", "", "koi8-r"))
                .getFirst();

        assertThat(((Parsed) reading).story().getHeadline()).isEqualTo("Ёж");
    }

    private static String rss(String title) {
        return "<rss><channel><item><guid>a</guid><title>" + title + "</title></item></channel></rss>";
    }

    private static String headline(String text, Charset charset) {
        return Wires.story(text.getBytes(charset)).getHeadline();
    }

    private static String headline(byte[] title) {
        return Wires.story(rss(new String(title, StandardCharsets.UTF_8))).getHeadline();
    }

    private static List<Byte> list(byte[] bytes) {
        var list = new ArrayList<Byte>(bytes.length);
        for (byte one : bytes) {
            list.add(one);
        }
        return list;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
