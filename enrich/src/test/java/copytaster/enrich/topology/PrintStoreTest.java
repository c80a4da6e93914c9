package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.words.PackedInts;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Print;
import copytaster.schemas.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrintStoreTest {

    @TempDir
    private Path state;

    private final PrintStore prints = PrintStore.builder(
                    StateKept.ON_DISK.store(DeskBookStores.PRINTS),
                    new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of())).serdeOf(Print.class))
            .withLoggingDisabled()
            .build();

    private MockProcessorContext<Void, Void> task;

    @BeforeEach
    void beginTask() {
        task = new MockProcessorContext<>(properties(), new TaskId(0, 0), state.toFile());
    }

    @Test
    void aStoreOpenedAgainKnowsWhatWasStored() {
        open();
        prints.put(1, 1, print("efe/1"));
        prints.close();
        open();

        assertThat(prints.window().storeKeyOf("efe/1")).isPresent();
    }

    /** Kafka Streams wipes the store of an aborted transaction and opens the same object again (TaskCorruptedException). */
    @Test
    void whatWasNeverCommittedIsForgottenWhenTheTaskBeginsAgain() throws IOException {
        open();
        prints.put(1, 1, print("efe/1"));
        prints.close();
        wipe();
        open();

        assertThat(prints.window().storeKeyOf("efe/1")).isEmpty();
        assertThat(prints.window().size()).isZero();
    }

    @Test
    void newVersionTakesThePlaceOfTheOld() {
        open();
        prints.put(1, 1, print("efe/1"));
        prints.put(50, 2, print("efe/1"));

        prints.expire(101, Duration.ofMillis(100));

        assertThat(prints.window().size()).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanTheWindowIsForgottenOnDiskToo() {
        open();
        prints.put(1, 1, print("efe/1"));
        prints.put(50, 2, print("efe/2"));

        prints.expire(120, Duration.ofMillis(100));

        assertThat(prints.window().storeKeyOf("efe/1")).isEmpty();
        prints.reindex();
        assertThat(prints.window().storeKeyOf("efe/1")).isEmpty();
        assertThat(prints.window().storeKeyOf("efe/2")).isPresent();
    }

    @Test
    void movedPrintKeepsItsPlaceInTimeAndIsFoundInItsNewClusterAfterARestart() {
        open();
        prints.put(1, 1, print("efe/1"));
        prints.put(50, 2, print("efe/2"));

        prints.move("efe/1", "afp/9", "afp/8");

        assertThat(prints.window().print("efe/1").orElseThrow().clusterId()).isEqualTo("afp/9");
        prints.reindex();
        assertThat(prints.window().print("efe/1").orElseThrow().thread()).isEqualTo("afp/8");
        prints.expire(120, Duration.ofMillis(100));
        assertThat(prints.window().storeKeyOf("efe/1")).isEmpty();
        assertThat(prints.window().storeKeyOf("efe/2")).isPresent();
    }

    @Test
    void movedPrintIsForgottenInItsTimeThoughItMovedLast() {
        open();
        prints.put(1, 1, print("efe/1"));
        prints.put(50, 2, print("efe/2"));
        prints.move("efe/1", "afp/9", "afp/8");

        prints.expire(120, Duration.ofMillis(100));

        assertThat(prints.window().print("efe/1")).isEmpty();
        assertThat(prints.window().size()).isEqualTo(1);
    }

    private void open() {
        prints.init(task.getStateStoreContext(), prints);
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        return properties;
    }

    private void wipe() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(state))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }

    private static Fingerprint print(String key) {
        return Fingerprint.of(Print.newBuilder()
                .setKey(key)
                .setClusterId(key)
                .setProvider("efe")
                .setSeen(Instant.EPOCH)
                .setTextHash(1)
                .setWords(9)
                .setGrams(PackedInts.pack(new int[] {1, 2, 3}))
                .build());
    }
}
