package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.embedded.EmbeddedKafka;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Story;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is sent anything twice: not by an upgrade on the state that is there, and not by a re-run of all that is kept. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class GenerationIT {

    private static final int STORIES = 25;
    private static final String DESKS = "desks:\n  all:\n    topic: true\n    any: [ { language: [en] } ]\n";

    @TempDir
    private Path folder;

    @Test
    void upgradeAndReRunSendNobodyAnythingTwice() throws Exception {
        Path desks = Files.writeString(folder.resolve("desks.yml"), DESKS);
        try (var broker = new EmbeddedKafka(folder.resolve("kafka"), 0)) {
            broker.start();
            var kafka = KafkaSettings.at(broker.bootstrapServers());
            EnrichSettings first = settings("first", 0, null, folder.resolve("state"), desks);
            try (var wire = new RunningWire(first, kafka)) {
                run(first, kafka, wire, 0, STORIES);
                // The same state, as after an upgrade; then none, as on another machine.
                run(first, kafka, wire, STORIES, 2 * STORIES);
                wipe(folder.resolve("state"));
                run(first, kafka, wire, 2 * STORIES, 3 * STORIES);
                assertThat(wire.desk("all")).hasSize(3 * STORIES);
                assertThat(wire.enriched()).hasSize(3 * STORIES).noneMatch(record -> again(record));

                EnrichSettings second = settings("second", 1, "first", folder.resolve("state-1"), desks);
                try (var reRun = new RunningWire(second, kafka)) {
                    run(second, kafka, reRun, 3 * STORIES, 4 * STORIES);
                }

                List<ConsumerRecord<String, EnrichedStory>> all = wire.enriched();
                assertThat(wire.desk("all"))
                        .as("a desk has each story once, the new ones too")
                        .hasSize(4 * STORIES)
                        .extracting(ConsumerRecord::key)
                        .doesNotHaveDuplicates();
                assertThat(all.stream().filter(record -> record.value().getGeneration() == 1))
                        .as("the re-run tells every story to the new index")
                        .hasSize(4 * STORIES);
                assertThat(all.stream().filter(GenerationIT::again))
                        .hasSize(3 * STORIES)
                        .allMatch(record -> record.value().getGeneration() == 1);
                assertThat(seenBySubscriberOfRevisions(all))
                        .as("whoever takes only what is newer than what he has, has each once")
                        .isEqualTo(4 * STORIES);
            }
        }
    }

    @Test
    void generationMustSayWhatItFollowsAndThatMustHaveStopped() {
        try (var broker = new EmbeddedKafka(folder.resolve("kafka"), 0)) {
            broker.start();
            var kafka = KafkaSettings.at(broker.bootstrapServers());
            EnrichSettings first = settings("first", 0, null, folder.resolve("state"), null);
            try (var wire = new RunningWire(first, kafka);
                    var running = new Enrich(first, kafka)) {
                running.start();
                wire.send(story(1));
                wire.accountOf(1);

                assertThatThrownBy(() -> start("second", 1, null, kafka))
                        .hasMessageContaining("enrich.after is not set: name the applicationId");
                assertThatThrownBy(() -> start("first", 1, "first", kafka))
                        .hasMessageContaining("needs one of its own");
                assertThatThrownBy(() -> start("second", 1, "frist", kafka))
                        .hasMessageContaining("frist, which has committed nothing");
                assertThatThrownBy(() -> start("second", 1, "first", kafka))
                        .hasMessageContaining("first still runs (1 members): stop it first");
            }
        }
    }

    private void start(String application, int generation, @Nullable String after, KafkaSettings kafka) {
        EnrichSettings settings = settings(application, generation, after, folder.resolve(application), null);
        var unused = new EarlierGeneration(settings, kafka, "wire.raw", Duration.ZERO).told();
    }

    private static void run(EnrichSettings settings, KafkaSettings kafka, RunningWire wire, int from, int to) {
        try (var enrich = new Enrich(settings, kafka)) {
            enrich.start();
            wire.send(IntStream.range(from, to).mapToObj(GenerationIT::story).toArray(Story[]::new));
            wire.accountOf(to);
        }
    }

    private static long seenBySubscriberOfRevisions(List<ConsumerRecord<String, EnrichedStory>> records) {
        Map<String, Long> newest = new HashMap<>();
        return records.stream()
                .filter(record -> {
                    long revision = record.value().getRevision();
                    Long before = newest.get(record.key());
                    if (before != null && before >= revision) {
                        return false;
                    }
                    newest.put(record.key(), revision);
                    return true;
                })
                .count();
    }

    private static boolean again(ConsumerRecord<?, ?> record) {
        return WireHeaders.text(record.headers(), WireHeaders.AGAIN).isPresent();
    }

    private static EnrichSettings settings(
            String application, int generation, @Nullable String after, Path state, @Nullable Path rules) {
        return new EnrichSettings(application, state, null, generation, after, 0, rules, null, 0, 0, null);
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

    private static void wipe(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
