package copytaster.replay;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TimestampType;
import copytaster.schemas.Contract;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Invented records of one wire, a minute apart, and captures of them. */
public final class Tape {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));

    private final List<CapturedRecord> records = new ArrayList<>();

    public static Story.Builder story(String provider, String id, String headline, String body) {
        return Story.newBuilder()
                .setProvider(provider)
                .setId(id)
                .setLanguage("en")
                .setHeadline(headline)
                .setBody(body);
    }

    public Tape send(Story story) {
        return put(
                StoryKey.of(story),
                RawStory.newBuilder()
                        .setStory(story)
                        .setFormat("test")
                        .setContract(Contract.newBuilder().build())
                        .setOriginal(ByteBuffer.allocate(0))
                        .build());
    }

    public Tape put(String key, SpecificRecord value) {
        return bytes(key, TOPICS.wireRaw().value().serializer().serialize("wire.raw", value));
    }

    public Tape bytes(String key, byte @Nullable [] value) {
        records.add(Records.captured(
                "wire.raw",
                0,
                records.size(),
                time(records.size()).toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders()));
        return this;
    }

    /** Of the record with this number. */
    public static Instant time(int number) {
        return START.plus(Duration.ofMinutes(number));
    }

    public List<CapturedRecord> records() {
        return List.copyOf(records);
    }

    public CaptureHeader write(Path file) {
        return write(file, records, null);
    }

    public static CaptureHeader write(Path file, List<CapturedRecord> records, @Nullable Instant begins) {
        try (var writer = new CaptureWriter(file, new Origin("test", "", begins, "a test"), TOPICS.schemas())) {
            records.forEach(writer::write);
            return writer.finish();
        }
    }

    public static List<CapturedRecord> read(Path file) {
        var records = new ArrayList<CapturedRecord>();
        try (var reader = new CaptureReader(file)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }
}
