package copytaster.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Bytes that a bad line has changed give stories or a reason, and nothing takes long. */
class TeleprinterMutationTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int LENGTH = 256 * 1024;

    @Property(tries = 500)
    void changedBytesGiveReadings(@ForAll("wires") String wire, @ForAll long seed) {
        byte[] mutated = sample(wire);
        var random = new Random(seed);
        for (int i = random.nextInt(20); i >= 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(i % 2 == 0 ? 32 : 256);
        }
        byte[] cut = Arrays.copyOf(mutated, 1 + random.nextInt(mutated.length));

        assertThat(Wires.read(mutated)).isNotEmpty().noneMatch(TeleprinterMutationTest::isOurFault);
        assertThat(Wires.read(cut)).isNotEmpty().noneMatch(TeleprinterMutationTest::isOurFault);
    }

    @Provide
    Arbitrary<String> wires() {
        return Arbitraries.of("ats/latin-1.txt", "kyodo/anpa.txt", "aap/telex.tst", "asianet/release.tst");
    }

    @Test
    void longRunsOfBlanksAndMarksTakeNoTime() {
        for (String head : List.of(
                "xyz0042 4 i 20  sample 0042\r\n\r\nLakes/\r\nA lake fell =\r\n\r\n",
                "w1001-----\nr i BC-XX--Lake     01-02 0020\n^BC-XX--Lake,20<\n",
                "w1001-----\nr i BC-XX--Lake     01-02 0020\nBC-XX--Lake\n",
                "ZCZC AAP\n:\n")) {
            for (String run : List.of(
                    " ", "\t", "\n", "\r", "=", "<", "^", ";", "_", "\b", "\u0001", "(", "* ", "w1001-----\n")) {
                byte[] wire = (head + run.repeat(LENGTH / run.length()) + "x").getBytes(ISO_8859_1);
                List<Reading> readings = Assertions.assertTimeoutPreemptively(LONG, () -> Wires.read(wire));

                assertThat(readings)
                        .as("%s of %s", run, head)
                        .isNotEmpty()
                        .noneMatch(TeleprinterMutationTest::isOurFault);
            }
        }
    }

    private static byte[] sample(String name) {
        try (InputStream in =
                TeleprinterMutationTest.class.getResourceAsStream("/copytaster/ingest/providers/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurFault(Reading reading) {
        return reading instanceof Rejected rejected && rejected.reason().contains("fault of Copytaster");
    }
}
