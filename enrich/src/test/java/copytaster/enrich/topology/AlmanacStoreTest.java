package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.AlmanacPage;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlmanacStoreTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private Path folder;

    @Test
    void storeReadAnewAtAnyRecordGivesTheSameAnswers() {
        for (int seed = 1; seed <= 5; seed++) {
            List<String> unbroken = answers(seed, "unbroken", false);
            assertThat(answers(seed, "broken", true)).as("seed %d", seed).isEqualTo(unbroken);
            assertThat(unbroken).anyMatch(answer -> answer.contains("days=3"));
        }
    }

    @Test
    void dayThatIsOverIsOnePageAndDaysBeyondTheHorizonAreNone() {
        AlmanacStore store = open("pages", 2);
        store.note(1 * 24 * HOUR, 1, new int[] {1, 2});
        store.note(1 * 24 * HOUR, 2, new int[] {2, 3});
        store.turn(2 * 24 * HOUR);
        assertThat(store.keys()).containsExactly("00000001");

        store.turn(3 * 24 * HOUR);
        assertThat(store.keys()).containsExactly("00000001");

        store.turn(4 * 24 * HOUR);
        assertThat(store.keys()).isEmpty();
        store.close();
    }

    /** Forty days of stories of few forms, with idle days among them. */
    private List<String> answers(int seed, String name, boolean broken) {
        AlmanacStore store = open(name + seed, 12);
        var stories = new Random(seed);
        var breaks = new Random(-seed);
        var answers = new ArrayList<String>();
        long clock = 0;
        for (int i = 0; i < 300; i++) {
            clock += stories.nextInt(20) == 0 ? 60 * HOUR : stories.nextInt(5) * HOUR;
            int[] form = stories.ints(3, 0, 40).distinct().sorted().toArray();
            if (broken && breaks.nextInt(4) == 0) {
                store.reindex();
            }
            answers.add(store.recall(form, clock).toString());
            store.turn(clock);
            if (broken && breaks.nextInt(4) == 0) {
                store.reindex();
            }
            store.note(clock, i, form);
        }
        store.close();
        return answers;
    }

    private AlmanacStore open(String name, int days) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        var task = new MockProcessorContext<Void, Void>(
                properties, new TaskId(0, 0), folder.resolve(name).toFile());
        AlmanacStore store = AlmanacStore.builder(
                        StateKept.ON_DISK.store(DeskBookStores.ALMANAC),
                        new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of())).serdeOf(AlmanacPage.class),
                        days)
                .withLoggingDisabled()
                .build();
        store.init(task.getStateStoreContext(), store);
        return store;
    }
}
