package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyTopicTakesTheLargestRecord() {
        var topics = new Topics(KafkaSettings.at("localhost:1"));

        assertThat(topics.all()).allSatisfy(topic -> assertThat(topic.config())
                .containsEntry("max.message.bytes", Integer.toString(KafkaSettings.MAX_RECORD_BYTES)));
    }

    @Test
    void prefixStandsBeforeEveryName() {
        var topics = new Topics(new KafkaSettings("localhost:1", "house.", 3, 2, 14, Map.of()));

        assertThat(topics.all()).allSatisfy(topic -> assertThat(topic.name()).startsWith("house."));
        assertThat(topics.desk("korea").name()).isEqualTo("house.desk.korea");
        assertThat(topics.wireRaw().partitions()).isEqualTo(3);
        assertThat(topics.wireRaw().config()).containsEntry("retention.ms", "1209600000");
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> new KafkaSettings(null, "a b", 0, 0, 0, null)).hasMessageContaining("topicPrefix");
        assertThatThrownBy(() -> new KafkaSettings(null, null, -1, 0, 0, null)).hasMessageContaining("partitions");
    }

    @Test
    void settingsNeverPrintSecrets() {
        var settings = new KafkaSettings(null, null, 0, 0, 0, Map.of("sasl.jaas.config", "secret"));

        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("secret");
    }

    @Test
    void keyNamesTheAgencyAndItsOwnId() {
        assertThat(StoryKey.of("afp", "afp.com:20260101T003012Z:TX-PAR-ABC12"))
                .isEqualTo("afp/afp.com:20260101T003012Z:TX-PAR-ABC12");
        assertThatThrownBy(() -> StoryKey.of("a/b", "1")).isInstanceOf(IllegalArgumentException.class);
    }
}
