package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample of every agency comes out as its expectation says. */
class ProviderSamplesTest {

    private static final WireReader READER = WireReader.standard();

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void sampleIsReadAsExpected(ProviderSamples.Sample sample) {
        assertThat(ProviderSamples.differences(sample, READER)).isEmpty();
    }

    @Test
    void differenceIsSaidFieldByField() throws URISyntaxException {
        ProviderSamples.Sample good = samples().findFirst().orElseThrow();
        Path other = samples().reduce((first, second) -> second).orElseThrow().expected();

        List<String> differences = ProviderSamples.differences(
                new ProviderSamples.Sample("someone-else", good.file(), good.expected()), READER);

        assertThat(differences).anySatisfy(line -> assertThat(line)
                .contains("provider: expected \"someone-else\", read \"" + good.provider() + "\""));
        assertThat(ProviderSamples.differences(new ProviderSamples.Sample(good.provider(), good.file(), other), READER))
                .isNotEmpty();
    }

    static Stream<ProviderSamples.Sample> samples() throws URISyntaxException {
        Path folder = Path.of(ProviderSamplesTest.class
                .getResource("/copytaster/ingest/providers")
                .toURI());
        return ProviderSamples.in(folder).stream();
    }
}
