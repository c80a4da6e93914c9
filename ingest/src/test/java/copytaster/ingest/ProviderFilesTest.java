package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.ingest.providers.Providers;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderFilesTest {

    @Test
    void newAgencyIsANewFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pa.yml"), """
                provider: pa
                home: GB
                recognise:
                  - {copyrightHolder: '^Press Example$'}
                fields:
                  id:
                    - {from: '{id}', take: '^(.*?)(?:-\\d+)?$'}
                  version:
                    - {from: '{id}', take: '-(\\d+)$'}
                signals:
                  - {is: UPDATE, when: {headline: '^Lead:'}}
                """);
        String nitf = """
                <nitf><head><docdata><doc-id id-string="abc-7"/><doc.copyright holder="Press Example" year="2026"/></docdata></head>
                <body><body.head><hedline><hl1>Lead: Something</hl1></hedline></body.head><body.content><p>Text.</p></body.content></body></nitf>
                """;
        var reader = new WireReader(Providers.with(folder));

        Story story = ((Parsed) reader.read(nitf.getBytes(StandardCharsets.UTF_8), ReadContext.of("f", "s"))
                        .getFirst())
                .story();

        assertThat(story.getProvider()).isEqualTo("pa");
        assertThat(story.getId()).isEqualTo("abc");
        assertThat(story.getVersion()).isEqualTo("7");
        assertThat(story.getSignals()).containsExactly(Signal.UPDATE);
        assertThat(Providers.with(folder).home("pa")).isEqualTo("GB");
    }

    @Test
    void mistakeInAFileNamesTheFileAndTheKey(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "provider: bad\nsignal: []\n");

        assertThatThrownBy(() -> Providers.with(folder))
                .hasMessageContaining("bad.yml")
                .hasMessageContaining("\"signal\"");
    }

    @Test
    void fieldThatNothingAsksForIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "provider: bad\nfields: {headlin: ['{title}']}\n");

        assertThatThrownBy(() -> Providers.with(folder))
                .hasMessageContaining("bad.yml")
                .hasMessageContaining("fields: nothing asks for 'headlin'; known here: id, version, headline");
    }

    @Test
    void patternThatIsNoneIsShown(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "provider: bad\nrecognise: [{id: '^(a'}]\n");

        assertThatThrownBy(() -> Providers.with(folder))
                .hasMessageContaining("bad.yml, recognise[1]")
                .hasMessageContaining("^(a");
    }

    @Test
    void wordsEndAndLoseTheirCaseInEveryAlphabet(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pa.yml"), """
                provider: pa
                recognise:
                  - {copyrightHolder: '^Press Example$'}
                signals:
                  - {is: CORRECTION, when: {headline: '(?i)^(corrigé|διόρθωση|исправлено)\\b'}}
                """);
        var reader = new WireReader(Providers.with(folder));

        for (String correction : List.of("CORRIGÉ la date", "ΔΙΌΡΘΩΣΗ: η ημερομηνία", "Исправлено название")) {
            String nitf =
                    "<nitf><head><docdata><doc-id id-string=\"a\"/><doc.copyright holder=\"Press Example\"/></docdata>"
                            + "</head><body><body.head><hedline><hl1>" + correction
                            + "</hl1></hedline></body.head><body.content><p>Text.</p></body.content></body></nitf>";
            var reading = reader.read(nitf.getBytes(StandardCharsets.UTF_8), ReadContext.of("f", "s"))
                    .getFirst();

            assertThat(((Parsed) reading).story().getSignals()).as(correction).containsExactly(Signal.CORRECTION);
        }
    }

    @Test
    void lineOfWhatIsNoYamlIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "provider: bad\nhome: 'NZ\nfields: {}\n");

        assertThatThrownBy(() -> Providers.with(folder)).hasMessageContaining("bad.yml, line ");
    }

    @Test
    void everyAgencyIsListedWithItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("coast.yml"), "provider: coast\nhome: NZ\n");

        assertThat(Providers.with(folder).known())
                .contains(
                        new Providers.Known("coast", "NZ", file.toString()),
                        new Providers.Known("afp", "FR", "comes with Copytaster"));
    }

    @Test
    void theKnownAgenciesHaveFiles() {
        assertThat(Providers.standard().names()).contains("afp", "efe", "yonhap");
    }
}
