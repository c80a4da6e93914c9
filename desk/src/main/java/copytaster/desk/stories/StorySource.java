package copytaster.desk.stories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads the stories of JSON Lines, plain or gzipped, of a capture, or of wire.raw from {@code since} to its end, each wire
 * in its order.
 */
public final class StorySource {

    /** What names the topic instead of a file. */
    public static final String WIRE_RAW = "wire.raw";

    /**
     * One story as it was told.
     *
     * @param time of its record
     * @param wire the partition it stood on; 0 in a file
     */
    public record Told(RawStory raw, Instant time, int wire) {}

    /** What every Avro object container file begins with, by Avro's specification. */
    private static final byte[] AVRO_FILE = {'O', 'b', 'j', 1};

    private final String name;
    private final String home;
    private final Instant since;
    private final Supplier<KafkaSettings> kafka;
    private int refused;

    /**
     * @param name a file of JSON Lines or a capture, {@code -} for standard input, or {@link #WIRE_RAW}
     * @param home the country of stories in a file when nothing else says so
     * @param since only for the topic
     * @param kafka asked for only where the topic is read
     */
    public StorySource(String name, String home, Instant since, Supplier<KafkaSettings> kafka) {
        this.name = name;
        this.home = home;
        this.since = since;
        this.kafka = kafka;
    }

    public boolean isTopic() {
        return name.equals(WIRE_RAW);
    }

    /**
     * @param story takes each story, wire after wire
     * @param complaint takes a sentence on each line that is no story
     * @return how many lines were no stories
     */
    public int each(Consumer<Told> story, Consumer<String> complaint) {
        try {
            if (isTopic()) {
                fromTopic(story);
            } else if (isCapture()) {
                fromCapture(story, complaint);
            } else {
                fromLines(story, complaint);
            }
            return refused;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(name + " cannot be read: there is no such file", e);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void fromLines(Consumer<Told> story, Consumer<String> complaint) throws IOException {
        var json = new ObjectMapper();
        Instant time = Instant.EPOCH;
        int number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (text.isBlank()) {
                    continue;
                }
                JsonNode node;
                try {
                    node = json.readTree(text);
                } catch (JsonProcessingException e) {
                    refuse(complaint, number, "is not JSON: " + e.getOriginalMessage());
                    continue;
                }
                if (node.has("rejected") || node.has("setAside")) {
                    continue;
                }
                var line = new StoryLine(node);
                if (line.id().isBlank()) {
                    refuse(complaint, number, "has no id");
                    continue;
                }
                time = line.published().orElse(time);
                story.accept(new Told(line.raw(home), time, 0));
            }
        }
    }

    private boolean isCapture() throws IOException {
        if (name.equals("-")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return Arrays.equals(in.readNBytes(AVRO_FILE.length), AVRO_FILE);
        }
    }

    /** Where the capture breaks, what was before it has been told. */
    private void fromCapture(Consumer<Told> story, Consumer<String> complaint) {
        try (var capture = new CaptureReader(Path.of(name))) {
            Topic<String, SpecificRecord> raw =
                    VirtualRun.topics(capture.header()).wireRaw();
            capture.forEachRemaining(record -> {
                if (!record.getTopic().equals(raw.name())) {
                    return;
                }
                try {
                    if (raw.value().deserializer().deserialize(raw.name(), Records.value(record))
                            instanceof RawStory told) {
                        story.accept(
                                new Told(told, Instant.ofEpochMilli(record.getTimestamp()), record.getPartition()));
                    }
                } catch (SerializationException e) {
                    refused++;
                    complaint.accept("offset " + record.getOffset() + " of the capture: " + e.getMessage());
                }
            });
        }
    }

    private void refuse(Consumer<String> complaint, int number, String why) {
        refused++;
        complaint.accept("line " + number + " " + why + "; passed over");
    }

    private InputStream open() throws IOException {
        if (name.equals("-")) {
            return System.in;
        }
        InputStream in = Files.newInputStream(Path.of(name));
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private void fromTopic(Consumer<Told> story) {
        KafkaSettings settings = kafka.get();
        Topic<String, SpecificRecord> raw = new Topics(settings).wireRaw();
        try (var consumer = new KafkaConsumer<>(
                settings.consumer(), raw.key().deserializer(), raw.value().deserializer())) {
            if (!consumer.listTopics().containsKey(raw.name())) {
                throw new IllegalStateException(
                        "there is no topic " + raw.name() + " at " + settings.bootstrapServers());
            }
            List<TopicPartition> wires = consumer.partitionsFor(raw.name()).stream()
                    .map(info -> new TopicPartition(raw.name(), info.partition()))
                    .toList();
            for (TopicPartition wire : wires) {
                consumer.assign(List.of(wire));
                seek(consumer, wire);
                long end = consumer.endOffsets(List.of(wire)).get(wire);
                while (consumer.position(wire) < end) {
                    for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(Duration.ofMillis(200))) {
                        if (record.value() instanceof RawStory told) {
                            story.accept(new Told(told, Instant.ofEpochMilli(record.timestamp()), wire.partition()));
                        }
                    }
                }
            }
        }
    }

    private void seek(KafkaConsumer<?, ?> consumer, TopicPartition wire) {
        var found = consumer.offsetsForTimes(Map.of(wire, Math.max(0, since.toEpochMilli())))
                .get(wire);
        if (found == null) {
            consumer.seekToEnd(List.of(wire));
        } else {
            consumer.seek(wire, found.offset());
        }
    }
}
