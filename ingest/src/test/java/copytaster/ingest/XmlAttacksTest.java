package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileWiresTest {

    private final String nitf = Wires.text("efe-nitf.xml");

    @Test
    void doctypeWithADtdThatIsNotThereIsReadAllTheSame() {
        String doctype =
                "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf-3-0.dtd\" [<!ENTITY % more SYSTEM \"more.dtd\"> %more;]>\n";

        assertThat(Wires.story(doctype + nitf)).isEqualTo(Wires.story(nitf));
    }

    @Test
    void externalEntityNeverShowsItsContent(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret itself");
        String attack = "<!DOCTYPE nitf [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n"
                + nitf.replace("El plan costará", "&xxe; El plan costará");

        assertThat(Wires.rejection(attack)).contains("&xxe;").doesNotContain("the secret itself");
    }

    @Test
    void billionLaughsAreNotExpanded() {
        String attack =
                "<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n"
                        + nitf.replace("El plan costará", "&c;");

        assertThat(Wires.rejection(attack)).contains("&c;");
    }

    @Test
    void htmlEntitiesAreKnownWithoutAnyDtd() {
        assertThat(Wires.story(nitf.replace("El plan costará", "El&nbsp;plan costar&aacute;"))
                        .getBody())
                .contains("El plan costará lo que cueste");
    }

    @Test
    void twoHundredThousandElementsDeepIsRejected() {
        assertThat(Wires.rejection("<nitf>" + "<p>".repeat(200_000))).contains("nested deeper");
        assertThat(Wires.rejection("[".repeat(200_000))).contains("JSON");
    }

    @Test
    void truncatedAndEmptyFilesSaySo() {
        assertThat(Wires.rejection(nitf.substring(0, nitf.length() / 2))).contains("not well-formed XML");
        assertThat(Wires.rejection(new byte[0])).contains("empty");
        assertThat(Wires.rejection("  \n ")).contains("white space");
        assertThat(Wires.rejection("Sehr geehrte Damen und Herren")).contains("no format reads it");
        assertThat(Wires.rejection("<html><body>502 Bad Gateway</body></html>")).contains("HTML page");
        assertThat(Wires.rejection("<order><id>1</id></order>")).contains("<order>");
    }

    @Test
    void picturesByThemselvesAreSetAside() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0x10};

        assertThat(Wires.read(jpeg).getFirst()).isInstanceOfSatisfying(SetAside.class, aside -> assertThat(aside.what())
                .isEqualTo("a JPEG picture"));
    }

    @Test
    void controlCharactersCostNoStory() {
        String sick = nitf.replace("El plan", "El\u0001\u001f\ufffe plan&#x1;");

        assertThat(Wires.story(sick).getBody()).contains("El plan costará");
    }

    @Test
    void tenMegabytesAreRead() {
        String long1 = nitf.replace("El plan costará lo que cueste.", "El plan. ".repeat(1_200_000));

        assertThat(Wires.story(long1).getBody().length()).isGreaterThan(10_000_000);
    }

    @Test
    void idOfTenKilobytesIsRejected() {
        assertThat(Wires.rejection(nitf.replace("90000001", "9".repeat(10_000))))
                .contains("id has 10000 characters");
    }

    @Test
    void scriptInJsonBodyNeverPasses() {
        String json =
                "{\"uri\":\"x:1\",\"headline\":\"A<script>alert(1)</script>B\",\"body_html\":\"<p onclick='x()'>Text</p><script>alert(2)</script>\"}";

        assertThat(Wires.story(json).getHeadline()).isEqualTo("A B");
        assertThat(Wires.story(json).getBody()).isEqualTo("Text");
    }

    @Test
    void bytesThatAreNoTextAreRejectedWithAReason() {
        byte[] noise = new byte[4_000];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 'x';

        assertThat(Wires.rejection(noise)).isNotEqualTo("not rejected");
        assertThat(Wires.rejection("x".getBytes(StandardCharsets.UTF_16))).contains("no format");
    }
}
