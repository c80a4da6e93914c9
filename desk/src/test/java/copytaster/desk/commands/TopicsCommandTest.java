package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.config.Configuration;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void desksWithATopicOfTheirOwnAreAmongThem(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("desks.yml"), """
                desks:
                  korea:
                    topic: true
                    country: [KP, KR]
                  sport:
                    country: [ES]
                """);

        Configuration configuration = Configuration.load(null, Map.of("COPYTASTER_ENRICH_RULES", rules.toString()));

        assertThat(TopicsCommand.topics(configuration))
                .extracting(Topic::name)
                .contains("wire.raw", "wire.enriched", "desk.korea")
                .doesNotContain("desk.sport");
    }
}
