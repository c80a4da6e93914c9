package copytaster.desk.crash;

import copytaster.desk.crash.Evidence.DeadLetter;
import copytaster.desk.crash.Evidence.Line;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;

/**
 * What the topology makes of a wire when nothing disturbs it.
 *
 * @param dead offsets count from 0 in a replay, as they do on a fresh topic
 */
record Replay(List<Line> enriched, List<Line> desk, Account account, List<DeadLetter> dead) {

    private static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
    private static final String ACCOUNT_STORE = "account";

    /** @param desk the name of the desk whose topic is wanted as well */
    static Replay of(List<Line> raw, String desk) {
        return of(raw, desk, EnrichSettings.defaults());
    }

    static Replay of(List<Line> raw, String desk, EnrichSettings settings) {
        Path state = folder();
        try (var driver = new TopologyTestDriver(Enrich.topology(settings, TOPICS), properties(state))) {
            var wire =
                    driver.createInputTopic(TOPICS.wireRaw().name(), new StringSerializer(), new ByteArraySerializer());
            raw.forEach(line -> wire.pipeInput(line.key(), line.value(), line.time()));
            Account account =
                    driver.<String, Account>getKeyValueStore(ACCOUNT_STORE).get(ACCOUNT_STORE);
            return new Replay(
                    lines(driver, TOPICS.wireEnriched().name()),
                    lines(driver, TOPICS.desk(desk).name()),
                    account == null ? Account.newBuilder().build() : account,
                    records(driver, TOPICS.wireDead().name()).stream()
                            .map(Replay::deadLetter)
                            .toList());
        } finally {
            delete(state);
        }
    }

    private static Properties properties(Path state) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                TOPICS.wireDead().name());
        return properties;
    }

    private static List<Line> lines(TopologyTestDriver driver, String topic) {
        var lines = new ArrayList<Line>();
        for (TestRecord<String, byte[]> record : records(driver, topic)) {
            lines.add(new Line(lines.size(), record.timestamp(), record.key(), record.value()));
        }
        return lines;
    }

    private static List<TestRecord<String, byte[]>> records(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static DeadLetter deadLetter(TestRecord<String, byte[]> record) {
        return DeadLetters.of(record.headers());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("copytaster-replay");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the state", e);
        }
    }

    private static void delete(Path state) {
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(state + " cannot be removed", e);
        }
    }
}
