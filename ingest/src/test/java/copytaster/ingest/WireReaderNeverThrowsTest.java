package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WireReaderNeverThrowsTest {

    @Property(tries = 400)
    void mutatedWiresGiveReadings(@ForAll("wires") byte[] wire, @ForAll long seed) {
        byte[] mutated = wire.clone();
        var random = new Random(seed);
        for (int i = random.nextInt(30); i >= 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        byte[] cut = java.util.Arrays.copyOf(mutated, 1 + random.nextInt(mutated.length));

        assertThat(Wires.read(mutated)).isNotEmpty().noneMatch(WireReaderNeverThrowsTest::isOurFault);
        assertThat(Wires.read(cut)).isNotEmpty().noneMatch(WireReaderNeverThrowsTest::isOurFault);
    }

    @Property(tries = 200)
    void anyTextGivesReadings(@ForAll String text) {
        assertThat(Wires.read(text)).isNotEmpty().noneMatch(WireReaderNeverThrowsTest::isOurFault);
        assertThat(Wires.read("{\"uri\":\"" + text + "\"}"))
                .isNotEmpty()
                .noneMatch(WireReaderNeverThrowsTest::isOurFault);
        assertThat(Wires.read("<nitf>" + text + "</nitf>"))
                .isNotEmpty()
                .noneMatch(WireReaderNeverThrowsTest::isOurFault);
    }

    @Provide
    Arbitrary<byte[]> wires() {
        return Arbitraries.of("afp-update.xml", "efe-nitf.xml", "efe-two.xml", "yonhap.xml", "ninjs.json")
                .map(name -> Wires.text(name).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOurFault(Reading reading) {
        return reading instanceof Rejected rejected && rejected.reason().contains("fault of Copytaster");
    }
}
