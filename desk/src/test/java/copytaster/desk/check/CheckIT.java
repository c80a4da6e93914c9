package copytaster.desk.check;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.commands.TopicsCommand;
import copytaster.desk.config.Configuration;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.TopicCreator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class CheckIT {

    private static final List<String> ALL = List.of("ingest", "enrich", "sink", "desk");

    @TempDir
    Path folder;

    @Test
    void whatIsWellIsOkAndWhatIsNotIsNamedWithWhatToDo() throws Exception {
        try (var kafka = new EmbeddedKafka(folder.resolve("kafka"), 0);
                var index = new EmbeddedOpenSearch(folder.resolve("opensearch"), 0)) {
            kafka.start();
            index.start();
            Files.createDirectories(folder.resolve("wires"));
            Configuration good = configuration(kafka.bootstrapServers(), index.url(), folder.resolve("wires"));

            assertThat(points(good, ALL))
                    .as("before the first start nothing fails")
                    .noneMatch(point -> point.level() == Point.Level.FAIL)
                    .anySatisfy(point -> is(point, Point.Level.WARN, "topic wire.raw", "the first start creates it"));

            new TopicCreator(good.kafka().client()).create(TopicsCommand.topics(good));
            assertThat(points(good, ALL))
                    .noneMatch(point -> point.level() == Point.Level.FAIL)
                    .anySatisfy(point -> is(point, Point.Level.OK, "topic wire.raw", "as it should be"))
                    .anySatisfy(point -> is(point, Point.Level.OK, "index", "OpenSearch 3"))
                    .anySatisfy(point -> is(point, Point.Level.OK, "clock", "between this machine"))
                    .anySatisfy(point -> is(point, Point.Level.OK, "permissions of sink", "nothing is missing"));

            breakTopics(kafka.bootstrapServers());
            assertThat(points(good, ALL))
                    .anySatisfy(point -> is(
                            point,
                            Point.Level.WARN,
                            "topic wire.raw",
                            "retention.ms is 60000 and should be 604800000; to change it: kafka-configs.sh"))
                    .anySatisfy(point ->
                            is(point, Point.Level.FAIL, "topic wire.enriched", "has 3 partitions, and 1 are wanted"));

            Configuration bad =
                    configuration(kafka.bootstrapServers(), "http://127.0.0.1:1", folder.resolve("not-there"));
            assertThat(points(bad, List.of("sink")))
                    .anySatisfy(point -> is(point, Point.Level.FAIL, "index", "Start the index first"))
                    .anySatisfy(point -> is(point, Point.Level.FAIL, "feed coast", "is no folder"));
        }
        Configuration alone = configuration("127.0.0.1:1", "http://127.0.0.1:1", folder.resolve("wires"));
        assertThat(points(alone, List.of("enrich")))
                .as("without a broker it is said once, and an answer comes")
                .filteredOn(point -> point.about().equals("brokers"))
                .singleElement()
                .satisfies(point -> is(point, Point.Level.FAIL, "brokers", "is it running"));
    }

    private static List<Point> points(Configuration configuration, List<String> services) {
        return CheckCommand.points(configuration, services);
    }

    private static void is(Point point, Point.Level level, String about, String finding) {
        assertThat(point.level()).isEqualTo(level);
        assertThat(point.about()).isEqualTo(about);
        assertThat(point.finding()).contains(finding);
    }

    private static void breakTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "wire.raw"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            admin.createPartitions(Map.of("wire.enriched", NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }
    }

    private Configuration configuration(String kafka, String index, Path wires) throws Exception {
        Path file = Files.writeString(
                folder.resolve("copytaster.yml"), """
                kafka: {bootstrapServers: "%s"}
                opensearch: {urls: ["%s"]}
                enrich: {stateDir: "%s"}
                feeds:
                  coast: {directory: "%s"}
                """.formatted(kafka, index, folder.resolve("state"), wires));
        return Configuration.load(file, Map.of());
    }
}
