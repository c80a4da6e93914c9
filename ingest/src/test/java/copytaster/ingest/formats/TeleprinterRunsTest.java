package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Header lines are found by patterns, anywhere in a text. Four thousand spaces after one once took six seconds, by the square
 * of their number. The time-out is a guard against hanging, no measure.
 */
class TeleprinterRunsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eca0124 3 i 53",
                "eca0124 3 i 53 x",
                "eca0124",
                "eca0124 3",
                "a0105KYODO",
                "a0105KYODOkoko-\nu s  BC-Cup",
                "a0105KYODOkoko-\nu s  BC-Cup   09-12 0344",
                "ZCZC",
                "ZCZC ABC",
                "SOURCE: A company MEDIA RELEASE PR12345",
                "SOURCE: A company",
                "211005 jan",
                "AP-WF-02-20-16",
                "NNNN"
            })
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void headerBeforeARunOfAnythingIsAnswered(String header) {
        for (String unit : new String[] {" ", "\t", "\n", " \n", "9", "a", "-", "a ", "\u0001"}) {
            String run = unit.repeat(200_000);

            assertThat(Formats.read((header + run + "x").getBytes(StandardCharsets.UTF_8), ""))
                    .isNotEmpty();
            assertThat(Formats.read((header + run + "\n" + header + run + "\n").getBytes(StandardCharsets.UTF_8), ""))
                    .isNotEmpty();
            assertThat(Formats.read((run + header + "\ntext\n").getBytes(StandardCharsets.UTF_8), ""))
                    .isNotEmpty();
        }
    }
}
