package copytaster.replay.wires;

import static copytaster.replay.Tape.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.EnrichSettings;
import copytaster.replay.Tape;
import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.stories.StoryView;
import copytaster.schemas.RawStory;
import copytaster.schemas.SchemaDirectory;
import copytaster.schemas.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture of years ago: its values were written with a schema that no release of today has ever heard of. */
class OldCaptureTest {

    private static final Story PEACHES = story(
                    "efe", "peach", "Peaches cheap in Spain", "The harvest was early, growers said.")
            .build();

    @TempDir
    private Path folder;

    @Test
    void replaysByTheSchemasInItsHeader() throws IOException {
        Path file = write(SchemaDirectory.asking(() -> List.of(old())));

        try (var reader = new CaptureReader(file);
                var run = new VirtualRun(EnrichSettings.defaults(), reader.header())) {
            assertThat(reader.header().schemas()).containsExactly(old());
            var book = new StoryBook(reader.header());
            run.run(reader, book::add);
            assertThat(book.stories())
                    .extracting(StoryView::key, StoryView::headline, StoryView::about)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(
                            "efe/peach", "Peaches cheap in Spain", List.of("ES")));
        }
    }

    /** The test above could not fail if the schema were known without the header. */
    @Test
    void withoutTheSchemaItsRecordsAreDeadLetters() throws IOException {
        Path file = write(SchemaDirectory.local());

        var told = new ArrayList<CapturedRecord>();
        try (var reader = new CaptureReader(file);
                var run = new VirtualRun(EnrichSettings.defaults(), reader.header())) {
            assertThat(reader.header().schemas()).isEmpty();
            run.run(reader, told::add);
        }
        assertThat(told).extracting(CapturedRecord::getTopic).containsExactly("wire.dead");
        assertThatThrownBy(() -> VirtualRun.topics(new CaptureReader(file).header())
                        .wireRaw()
                        .value()
                        .deserializer()
                        .deserialize("wire.raw", bytes()))
                .hasMessageContaining("unknown schema");
    }

    private Path write(SchemaDirectory directory) throws IOException {
        Path file = folder.resolve("old.capture");
        try (var writer = new CaptureWriter(file, new Origin("old", "", null, "a test"), directory)) {
            new Tape().bytes("efe/peach", bytes()).records().forEach(writer::write);
            writer.finish();
        }
        return file;
    }

    /** Today's, but for three fields that came later and have defaults. */
    private static Schema old() {
        return without(
                RawStory.getClassSchema(),
                List.of("home"),
                without(Story.getClassSchema(), List.of("captions", "rights"), null));
    }

    private static Schema without(Schema schema, List<String> fields, Schema story) {
        var kept = schema.getFields().stream()
                .filter(field -> !fields.contains(field.name()))
                .map(field -> field.name().equals("story")
                        ? new Schema.Field(field.name(), story, field.doc())
                        : new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, kept);
    }

    private static byte[] bytes() throws IOException {
        Schema schema = old();
        GenericRecord raw = new GenericData.Record(schema);
        raw.put("story", copied(PEACHES, schema.getField("story").schema()));
        raw.put("format", "test");
        raw.put("contract", defaults(schema.getField("contract").schema()));
        raw.put("original", ByteBuffer.allocate(0));
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0xC3, 0x01});
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(raw, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericRecord copied(Story story, Schema schema) {
        GenericRecord record = defaults(schema);
        for (String field : List.of("provider", "id", "language", "headline", "body")) {
            record.put(field, story.get(field));
        }
        return record;
    }

    private static GenericRecord defaults(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                record.put(field.name(), GenericData.get().getDefaultValue(field));
            }
        }
        return record;
    }
}
