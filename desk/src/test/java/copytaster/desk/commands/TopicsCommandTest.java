package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicsCommandTest {
    @Test
    void printsWhatAnAdministratorTypes() {
        var kafka = new KafkaSettings("kafka.example.org:9092", "newsroom.", 2, 3, 0, Map.of());

        assertThat(TopicsCommand.shell(kafka, new Topics(kafka).wireRaw()))
                .isEqualTo("kafka-topics.sh --bootstrap-server kafka.example.org:9092 --create --if-not-exists"
                        + " --topic newsroom.wire.raw --partitions 2 --replication-factor 3"
                        + " --config max.message.bytes=33554432 --config retention.ms=604800000");
    }

    @Test
    void coversEveryTopic() {
        var kafka = KafkaSettings.at("localhost:9092");

        assertThat(TopicsCommand.topics(kafka)).hasSizeGreaterThanOrEqualTo(6);
    }
}
