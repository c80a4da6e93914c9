package copytaster.replay.wires;

import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TimestampType;
import copytaster.schemas.Account;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;

/**
 * One wire through the very topology of enrich, with no broker. The clock is the records': it goes forward when a record
 * is later than those before it, and stands still otherwise.
 */
public final class VirtualWire implements AutoCloseable {

    private static final String CHANGELOG = "-changelog";
    private static final String ACCOUNT = "account";
    private static final String ERROR_PARTITION = "__streams.errors.partition";
    private static final String ERROR_OFFSET = "__streams.errors.offset";

    /** Between two sweeps of what the stores would have sent to their changelogs: nobody reads it here. */
    private static final int SWEEP_EVERY = 500;

    private final int partition;
    private final Path state;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> raw;
    private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private Instant now;
    private long put;

    /**
     * @param topics with the prefix of the house that the wire was recorded in, and the schemas it was written with
     * @param partition which wire it is
     * @param start the time of its first record
     * @param kept where its state lies while it runs
     */
    public VirtualWire(EnrichSettings settings, Topics topics, int partition, Instant start, StateKept kept) {
        this.partition = partition;
        this.now = start;
        this.state = folder();
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class);
        properties.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                topics.wireDead().name());
        driver = new TopologyTestDriver(Enrich.topology(settings, topics, kept), properties, start);
        raw = driver.createInputTopic(topics.wireRaw().name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @return what came of it, on every topic, in the order in which each topic has it */
    public List<CapturedRecord> put(CapturedRecord record) {
        Instant time = Instant.ofEpochMilli(record.getTimestamp());
        if (time.isAfter(now)) {
            driver.advanceWallClockTime(Duration.between(now, time));
            now = time;
        }
        raw.pipeInput(new TestRecord<>(
                Records.key(record), Records.value(record), Records.headers(record), record.getTimestamp()));
        if (++put % SWEEP_EVERY == 0) {
            sweep();
        }
        return outcome(record);
    }

    /** As it stands now. */
    public Account account() {
        Account account = driver.<String, Account>getKeyValueStore(ACCOUNT).get(ACCOUNT);
        return account == null ? Account.newBuilder().build() : account;
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(state + " cannot be removed", e);
        }
    }

    private List<CapturedRecord> outcome(CapturedRecord source) {
        List<CapturedRecord> outcome = new ArrayList<>();
        for (String topic : driver.producedTopicNames()) {
            if (topic.endsWith(CHANGELOG)) {
                continue;
            }
            TestOutputTopic<byte[], byte[]> output = output(topic);
            while (!output.isEmpty()) {
                outcome.add(captured(topic, output.readRecord(), source));
            }
        }
        return outcome;
    }

    private CapturedRecord captured(String topic, TestRecord<byte[], byte[]> record, CapturedRecord source) {
        Headers headers = record.headers();
        // The driver knows one partition and counts for itself: what it says of them is put right.
        if (headers.lastHeader(WireHeaders.WIRE) != null) {
            WireHeaders.put(headers, WireHeaders.WIRE, Integer.toString(partition));
        }
        if (headers.lastHeader(ERROR_OFFSET) != null) {
            WireHeaders.put(headers, ERROR_PARTITION, Integer.toString(partition));
            WireHeaders.put(headers, ERROR_OFFSET, Long.toString(source.getOffset()));
        }
        long offset = offsets.merge(topic, 0L, (known, none) -> known + 1);
        return Records.captured(
                topic,
                partition,
                offset,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                record.key(),
                record.value(),
                headers);
    }

    private void sweep() {
        for (String topic : driver.producedTopicNames()) {
            if (topic.endsWith(CHANGELOG)) {
                TestOutputTopic<byte[], byte[]> output = output(topic);
                while (!output.isEmpty()) {
                    var unused = output.readRecord();
                }
            }
        }
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return outputs.computeIfAbsent(
                topic,
                name -> driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("copytaster-replay");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the state: " + e.getMessage(), e);
        }
    }
}
