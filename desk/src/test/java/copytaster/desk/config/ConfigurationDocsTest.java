package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md and copytaster.example.yml to the records that read them. */
final class ConfigurationDocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern KEY =
            Pattern.compile("(\\| `[a-zA-Z<>.\\[\\]]+` \\|.*\\| `[A-Za-z_<> ]+` \\|) *(.*?) *\\|");

    @Test
    void docsTellEveryKeyAsItIs() throws IOException {
        List<String> told = documented().map(line -> line.group(1)).toList();
        List<String> known =
                KeyTable.of(Configuration.load(null, Map.of("COPYTASTER_FEEDS_ANY_DIRECTORY", KeyTable.PLACEHOLDER)))
                        .stream()
                        .map(KeyTable.Row::markdown)
                        .toList();

        assertThat(String.join("\n", told)).isEqualTo(String.join("\n", known));
    }

    @Test
    void docsTellWhatEveryKeyMeans() throws IOException {
        assertThat(documented())
                .allSatisfy(line -> assertThat(line.group(2)).as(line.group()).isNotBlank());
    }

    @Test
    void exampleLoads() {
        Map<String, String> secrets = Map.of("AFP_PUSH_TOKEN", "a-token-of-some-length");

        Configuration example = Configuration.load(ROOT.resolve("copytaster.example.yml"), secrets);

        assertThat(example.feeds()).containsOnlyKeys("efe", "afp", "yonhap-en");
        assertThat(example.ingest().feeds()).isEqualTo(example.feeds());
        assertThat(example.sink().opensearch()).isEqualTo(example.opensearch());
    }

    private static Stream<Matcher> documented() throws IOException {
        return Files.readString(ROOT.resolve("docs/configuration.md"))
                .lines()
                .map(KEY::matcher)
                .filter(Matcher::matches);
    }
}
