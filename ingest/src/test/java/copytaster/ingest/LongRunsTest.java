package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tens of kilobytes of one thing in the middle of every sample: what a pattern that goes back and forth takes hours for, or
 * the whole stack. The time-out is a guard against hanging, no measure.
 */
class LongRunsTest {

    private static final Path SAMPLES = Path.of("src", "test", "resources", "copytaster", "ingest", "providers");
    private static final int LENGTH = 60_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "(", "[", "9", ",", "1.", "www.", "A, ", "A (", "a@", "- ", "&", "&amp;", "\"", "\n", "\t", "   a",
                "<p>", "<a ", "<item>", "</", "]", "{\"a\":", "ZCZC\n"
            })
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void runOfAnythingIsAnswered(String unit) throws IOException {
        var random = new Random(20261123);
        for (Path sample : samples()) {
            String text = Files.readString(sample, StandardCharsets.ISO_8859_1);
            int at = text.indexOf('>', random.nextInt(text.length())) + 1;
            String spoilt = text.substring(0, at) + unit.repeat(LENGTH / unit.length()) + text.substring(at);

            assertThat(Wires.read(spoilt.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(sample.toString())
                    .isNotEmpty()
                    .noneMatch(reading -> reading instanceof Rejected rejected
                            && rejected.reason().contains("fault of Copytaster"));
        }
    }

    /** A hundred thousand commas once took a minute. */
    @ParameterizedTest
    @ValueSource(strings = {",", "1.", "A "})
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void fieldOfAMegabyteIsNotLookedThroughByPatterns(String unit) throws IOException {
        String wire = Files.readString(SAMPLES.resolve("anp").resolve("rescinded.xml"), StandardCharsets.UTF_8);
        String run = unit.repeat(1_000_000 / unit.length());

        for (String element : List.of("HeadLine", "SlugLine", "KeywordLine", "ProviderId", "NewsItemId")) {
            assertThat(Wires.read(wire.replaceFirst("(<" + element + ".*?>)", "$1" + run)))
                    .as(element)
                    .hasSize(1);
        }
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }
}
