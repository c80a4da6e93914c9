package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyTest {

    /** Read the picture before you accept a change of it: it must read like the sentence in EnrichTopology. */
    @Test
    void readsAsWritten() throws IOException {
        var topics = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
        try (InputStream golden = TopologyTest.class.getResourceAsStream("/copytaster/enrich/topology.txt")) {
            assertThat(Enrich.topology(EnrichSettings.defaults(), topics)
                            .describe()
                            .toString())
                    .isEqualToNormalizingNewlines(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
