package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SupportedKafkaTest {

    private static Map<String, Short> cluster(int metadata, int transactions) {
        return Map.of(
                "metadata.version", (short) metadata,
                "transaction.version", (short) transactions);
    }

    @Test
    void freshClusterOfFourIsTaken() {
        assertThatCode(() -> SupportedKafka.require(cluster(25, 2), "kafka1:9092"))
                .doesNotThrowAnyException();
    }

    @Test
    void olderClusterIsRefusedByName() {
        assertThatThrownBy(() -> SupportedKafka.require(cluster(21, 2), "kafka1:9092"))
                .hasMessageContaining("kafka1:9092")
                .hasMessageContaining("4.0 or later");
    }

    @Test
    void clusterThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> SupportedKafka.require(Map.of(), "kafka1:9092"))
                .hasMessageContaining("older than 4.0");
    }

    @Test
    void oldTransactionsAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> SupportedKafka.require(cluster(29, 1), "kafka1:9092"))
                .hasMessageContaining("kafka-features.sh");
    }
}
