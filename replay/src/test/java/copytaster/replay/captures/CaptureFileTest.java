package copytaster.replay.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.schemas.RuleSet;
import copytaster.schemas.SchemaDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {

    private static final Origin ORIGIN = new Origin("cluster-1", "house.", Instant.ofEpochMilli(1_000), "a test");

    @TempDir
    private Path folder;

    @Test
    void everythingComesBackAsItWas() {
        var awkward = List.of(
                record(7, null, null, List.of()),
                record(8, new byte[0], new byte[0], List.of(new CapturedHeader("same", null))),
                record(
                        12,
                        new byte[] {1},
                        new byte[] {-1, 0, 1},
                        List.of(
                                new CapturedHeader("same", ByteBuffer.wrap(new byte[] {1})),
                                new CapturedHeader("same", ByteBuffer.wrap(new byte[] {2})),
                                new CapturedHeader("", ByteBuffer.wrap(new byte[0])))));

        CaptureHeader header = write(awkward);

        assertThat(read()).isEqualTo(awkward);
        assertThat(header.records()).isEqualTo(3);
        assertThat(header.topics())
                .containsExactly(
                        new TopicSummary("house.wire.raw", 3, java.util.Map.of(0, new TopicSummary.Range(7, 12))));
        assertThat(header.plain("house.wire.raw")).isEqualTo("wire.raw");
        try (var reader = new CaptureReader(file())) {
            assertThat(reader.header()).isEqualTo(header);
        }
    }

    @Test
    void recordsBeforeTheBeginningAreLeadIn() {
        CaptureHeader header = write(List.of(record(1), record(999), record(1_000), record(1_001)));

        assertThat(header.leadIn()).isEqualTo(2);
        assertThat(header.from()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(header.to()).isEqualTo(Instant.ofEpochMilli(1_001));
    }

    @Test
    void everyAvroToolReadsIt() throws IOException {
        write(List.of(record(5)));

        try (var reader = new DataFileReader<GenericRecord>(file().toFile(), new GenericDatumReader<>())) {
            assertThat(reader.getMetaString("avro.codec")).isEqualTo("zstandard");
            GenericRecord record = reader.next();
            assertThat(record.get("topic")).hasToString("house.wire.raw");
            assertThat(record.get("offset")).isEqualTo(5L);
        }
    }

    @Test
    void schemasOfItsValuesStandInTheHeader() {
        byte[] rules = new copytaster.schemas.Topics(copytaster.schemas.KafkaSettings.at("none:1"))
                .serdeOf(RuleSet.class)
                .serializer()
                .serialize(
                        "wire.raw",
                        RuleSet.newBuilder().setVersion("1").setText("").build());

        CaptureHeader header = write(List.of(record(1, null, rules, List.of()), record(2)));

        assertThat(header.schemas()).containsExactly(RuleSet.getClassSchema());
    }

    @Test
    void cutOffItSaysWhereAndGivesWhatWasBefore() throws IOException {
        List<CapturedRecord> records = noise(3_000);
        write(records);
        byte[] whole = Files.readAllBytes(file());

        for (int kept : new int[] {whole.length - 1, whole.length / 2, whole.length / 3}) {
            Files.write(file(), Arrays.copyOf(whole, kept));
            var before = new ArrayList<CapturedRecord>();

            assertThatThrownBy(() -> readInto(before))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining("cut off")
                    .hasMessageContaining("of " + kept)
                    .hasMessageContaining("after " + before.size() + " records")
                    .hasMessageContaining("offset " + before.getLast().getOffset() + " ");
            assertThat(before).isNotEmpty().isEqualTo(records.subList(0, before.size()));
        }
    }

    @Test
    void oneChangedBitIsFoundInItsBlock() throws IOException {
        List<CapturedRecord> records = noise(3_000);
        write(records);
        byte[] changed = Files.readAllBytes(file());
        changed[changed.length / 2] ^= 4;
        Files.write(file(), changed);
        var before = new ArrayList<CapturedRecord>();

        assertThatThrownBy(() -> readInto(before))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("after " + before.size() + " records");
        assertThat(before).isNotEmpty().hasSizeLessThan(3_000).isEqualTo(records.subList(0, before.size()));
    }

    @Test
    void whatACutOffRecorderLeftIsACaptureToo() {
        List<CapturedRecord> records = noise(2_000);
        var writer = new CaptureWriter(file(), ORIGIN, SchemaDirectory.local());
        records.forEach(writer::write);
        writer.close();

        Path part = folder.resolve("test.capture.part");
        try (var reader = new CaptureReader(part)) {
            assertThat(reader.header().isComplete()).isFalse();
            var found = new ArrayList<CapturedRecord>();
            reader.forEachRemaining(found::add);
            assertThat(found).isEqualTo(records);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsNoCaptureIsSaidToBeNone() throws IOException {
        assertThatThrownBy(() -> new CaptureReader(file())).hasMessageContaining("there is no such file");
        Files.writeString(file(), "not a capture");
        assertThatThrownBy(() -> new CaptureReader(file()))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("test.capture is no capture");
    }

    @Test
    void noCaptureIsWrittenOverAnother() {
        write(List.of(record(1)));

        assertThatThrownBy(() -> write(List.of(record(2)))).hasMessageContaining("is there already");
        assertThat(read()).containsExactly(record(1));
    }

    private CaptureHeader write(List<CapturedRecord> records) {
        try (var writer = new CaptureWriter(file(), ORIGIN, SchemaDirectory.local())) {
            records.forEach(writer::write);
            return writer.finish();
        }
    }

    private List<CapturedRecord> read() {
        var records = new ArrayList<CapturedRecord>();
        readInto(records);
        return records;
    }

    private void readInto(List<CapturedRecord> records) {
        try (var reader = new CaptureReader(file())) {
            reader.forEachRemaining(records::add);
        }
    }

    private Path file() {
        return folder.resolve("test.capture");
    }

    private static CapturedRecord record(long offset) {
        return record(offset, "key".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}, List.of());
    }

    private static CapturedRecord record(long offset, byte[] key, byte[] value, List<CapturedHeader> headers) {
        return new CapturedRecord(
                "house.wire.raw",
                0,
                offset,
                offset,
                TimestampType.CREATE_TIME,
                key == null ? null : ByteBuffer.wrap(key),
                value == null ? null : ByteBuffer.wrap(value),
                headers);
    }

    /** Does not pack, so that there are many blocks. */
    private static List<CapturedRecord> noise(int count) {
        var random = new Random(1);
        var records = new ArrayList<CapturedRecord>();
        for (int i = 0; i < count; i++) {
            var value = new byte[1_000];
            random.nextBytes(value);
            records.add(record(i, new byte[] {3}, value, List.of()));
        }
        return records;
    }
}
