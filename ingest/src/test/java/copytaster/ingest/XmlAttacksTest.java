package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What XML lets a stranger ask of its reader, and is not given. */
class XmlAttacksTest {

    private final String nitf = Wires.text("efe-nitf.xml");

    @Test
    void doctypeWithADtdThatIsNotThereIsReadAllTheSame() {
        String doctype =
                "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf-3-0.dtd\" [<!ENTITY % more SYSTEM \"more.dtd\"> %more;]>\n";

        assertThat(Wires.story(doctype + nitf)).isEqualTo(Wires.story(nitf));
    }

    @Test
    void dtdThatIsThereIsNotObeyed(@TempDir Path folder) throws IOException {
        Path dtd = Files.writeString(
                folder.resolve("nitf.dtd"),
                "<!ATTLIST doc-id id-string CDATA #FIXED \"of the DTD\"><!ENTITY e \"secret\">");

        assertThat(Wires.story("<!DOCTYPE nitf SYSTEM \"" + dtd.toUri() + "\">" + nitf))
                .isEqualTo(Wires.story(nitf));
        assertThat(Wires.rejection("<!DOCTYPE nitf SYSTEM \"" + dtd.toUri() + "\">" + with("&e;")))
                .contains("&e;")
                .doesNotContain("secret");
    }

    @Test
    void externalEntityNeverShowsItsContent(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret itself");
        String declared = "<!DOCTYPE nitf [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n";

        assertThat(Wires.rejection(declared + with("&xxe;"))).contains("&xxe;").doesNotContain("the secret itself");
        assertThat(Wires.rejection(declared + nitf.replace("id-string=\"", "id-string=\"&xxe;")))
                .contains("&xxe;")
                .doesNotContain("the secret itself");
    }

    @Test
    void nothingIsEverFetched() throws IOException {
        var asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
        try {
            Wires.read("<!DOCTYPE nitf SYSTEM \"" + address + "\">" + nitf);
            Wires.read("<!DOCTYPE nitf [<!ENTITY x SYSTEM \"" + address + "\">]>" + with("&x;"));
            Wires.read("<!DOCTYPE nitf [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>" + nitf);
            Wires.read("<?xml-stylesheet type=\"text/xsl\" href=\"" + address + "\"?>" + nitf);
            Wires.read(with("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + address + "\"/>"));
            Wires.read(nitf.replace("<nitf", "<nitf xsi:schemaLocation=\"x " + address + "\""));
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void parameterEntityChangesNothing() {
        assertThat(Wires.story("<!DOCTYPE nitf [<!ENTITY % p \"<!ENTITY q 'x'>\"> %p;]>" + nitf))
                .isEqualTo(Wires.story(nitf));
    }

    @Test
    void billionLaughsAreNotExpanded() {
        String attack =
                "<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n"
                        + with("&c;");

        assertThat(Wires.rejection(attack)).contains("&c;");
    }

    @Test
    void entityOfAHundredKilobytesUsedFiveThousandTimesIsNotExpanded() {
        String attack = "<!DOCTYPE nitf [<!ENTITY a \"" + "a".repeat(100_000) + "\">]>\n" + with("&a;".repeat(5_000));

        assertThat(Wires.rejection(attack)).contains("&a;").hasSizeLessThan(1_000);
    }

    @Test
    void htmlEntitiesAreKnownWithoutAnyDtd() {
        assertThat(Wires.story(nitf.replace("El plan costará", "El&nbsp;plan costar&aacute;"))
                        .getBody())
                .contains("El plan costará lo que cueste");
        assertThat(Wires.story(nitf.replace("HONDURAS AGUAS", "ESPA&Ntilde;A AGUAS &AMP; R&iacute;os"))
                        .getKeywords())
                .contains("ESPAÑA AGUAS & Ríos");
    }

    @Test
    void twoHundredThousandElementsDeepIsRejected() {
        assertThat(Wires.rejection("<nitf>" + "<p>".repeat(200_000))).contains("nested deeper");
        assertThat(Wires.rejection("<rss><channel><item><description>" + "<p>".repeat(200_000)))
                .contains("nested deeper");
        assertThat(Wires.rejection("[".repeat(200_000))).contains("JSON");
        assertThat(Wires.rejection("{\"a\":".repeat(200_000))).contains("JSON");
    }

    @Test
    void nestingInsideAStringOfHtmlIsTextAllTheSame() {
        String html = "<div>".repeat(20_000) + "Text" + "</div>".repeat(20_000);

        assertThat(Wires.story("{\"uri\":\"x:1\",\"headline\":\"H\",\"body_html\":\"" + html + "\"}")
                        .getBody())
                .isEqualTo("Text");
    }

    @Test
    void includesAreNotFollowed(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret itself");
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + secret.toUri()
                + "\" parse=\"text\"/>";

        assertThat(Wires.story(with(include)).getBody())
                .doesNotContain("the secret itself")
                .contains("El plan costará");
    }

    @Test
    void processingInstructionsSayNothing() {
        String told = "<?xml-stylesheet type=\"text/xsl\" href=\"file:///etc/passwd\"?>" + with("<?php system('x') ?>");

        assertThat(Wires.story(told)).isEqualTo(Wires.story(nitf));
    }

    /** The wire with something put before a sentence of its text. */
    private String with(String what) {
        return nitf.replace("El plan costará", what + "El plan costará");
    }
}
