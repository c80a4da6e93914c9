package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichedBatchTest {

    private final Topics topics = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));

    private EnrichedBatch batch(byte @Nullable [] value) {
        byte[] key = "example/a".getBytes(StandardCharsets.UTF_8);
        return new EnrichedBatch(
                List.of(new ConsumerRecord<>("wire.enriched", 0, 0, key, value)),
                topics.wireEnriched().value().deserializer(),
                0,
                Instant.EPOCH);
    }

    @Test
    void storyWhoseContractHasEndedIsNoDeadLetter() {
        EnrichedBatch batch = batch(null);

        assertThat(batch.documents()).isEmpty();
        assertThat(batch.result(List.of(), record -> true).dead()).isEmpty();
        assertThat(batch.result(List.of(), record -> true).account().stale()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDecodedIsADeadLetterWithItsReason() {
        EnrichedBatch.Result result = batch(new byte[] {1, 2, 3}).result(List.of(), record -> true);

        assertThat(result.dead()).hasSize(1);
        assertThat(result.account().rejected()).isEqualTo(1);
    }
}
