package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.embedded.EmbeddedKafka;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Story;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running enrich says of the size of its state. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StateMetersIT {

    private static final int STORIES = 40;

    /** RocksDB estimates, and Kafka Streams keeps a few entries of its own beside. */
    private static final double MOST = STORIES * 1.2;

    @TempDir
    private Path folder;

    @Test
    void stateIsToldByStoreAndWireAndARestoreByItsRecords() {
        try (var broker = new EmbeddedKafka(folder.resolve("kafka"), 0)) {
            broker.start();
            var kafka = new KafkaSettings(broker.bootstrapServers(), "meters.", 2, 1, 0, Map.of());
            EnrichSettings settings =
                    new EnrichSettings("meters", folder.resolve("first"), null, 0, null, 0, null, null, 0, 0, null);
            try (var wire = new RunningWire(settings, kafka)) {
                try (var enrich = new Enrich(settings, kafka)) {
                    SimpleMeterRegistry meters = started(enrich);
                    wire.send(IntStream.range(0, STORIES)
                            .mapToObj(StateMetersIT::story)
                            .toArray(Story[]::new));
                    wire.accountOf(STORIES);

                    assertThat(window(meters, "0")).isEqualTo(STORIES);
                    assertThat(window(meters, "1")).isZero();
                    assertThat(of(meters, "enrich.state.entries", "stories", "0"))
                            .isBetween((double) STORIES, MOST);
                    assertThat(of(meters, "enrich.state.entries", "prints", "0"))
                            .isBetween((double) STORIES, MOST);
                    assertThat(of(meters, "enrich.state.entries", "stories", "1"))
                            .isLessThan(5);
                    assertThat(of(meters, "enrich.state.bytes", "stories", "0")).isGreaterThan(STORIES * 100);
                    assertThat(of(meters, "enrich.restored.records", "stories", "0"))
                            .isZero();
                }
                try (var again = new Enrich(settings.in(folder.resolve("second")), kafka)) {
                    SimpleMeterRegistry meters = started(again);
                    wire.send(story(STORIES));
                    wire.accountOf(STORIES + 1);

                    assertThat(of(meters, "enrich.restored.records", "stories", "0"))
                            .isBetween((double) STORIES, MOST);
                    assertThat(of(meters, "enrich.restored.seconds", "stories", "0"))
                            .isPositive();
                    assertThat(window(meters, "0")).isEqualTo(STORIES + 1);
                }
            }
        }
    }

    private static SimpleMeterRegistry started(Enrich enrich) {
        var meters = new SimpleMeterRegistry();
        enrich.start();
        enrich.bindTo(meters);
        return meters;
    }

    private static Story story(int number) {
        return Story.newBuilder()
                .setProvider("afp")
                .setId("harvest-" + number)
                .setVersion("1")
                .setVersionRank(1L)
                .setLanguage("en")
                .setHeadline("Harvest report " + number)
                .setBody("The growers of valley " + number + " brought in " + (7 * number + 3) + " tonnes of peaches.")
                .build();
    }

    private static double window(SimpleMeterRegistry meters, String wire) {
        return meters.get("enrich.window.stories").tag("wire", wire).gauge().value();
    }

    private static double of(SimpleMeterRegistry meters, String name, String store, String wire) {
        return meters.get(name).tag("store", store).tag("wire", wire).gauge().value();
    }
}
