package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.config.Configuration;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
    void configurationIsNamedBeforeOrAfterTheSubcommand() {
        for (String subcommand : List.of("show", "create")) {
            assertThat(failure("--config", "before.yml", subcommand)).contains("before.yml");
            assertThat(failure(subcommand, "--config", "after.yml")).contains("after.yml");
            assertThat(failure("--config", "before.yml", subcommand, "--config", "after.yml"))
                    .contains("after.yml");
        }
    }

    /** No such file is there: the message names the one that was looked for. */
    private static String failure(String... arguments) {
        var said = new ArrayList<String>();
        new CommandLine(new TopicsCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    said.add(failure.toString());
                    return 1;
                })
                .execute(arguments);
        return String.join(";", said);
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
