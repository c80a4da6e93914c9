package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class RecordSerdeTest {

    private final Topics topics = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));
    private final Serde<SpecificRecord> raw = topics.wireRaw().value();

    private static RawStory story() {
        return RawStory.newBuilder()
                .setStory(Story.newBuilder()
                        .setProvider("efe")
                        .setId("25413502")
                        .setHeadline("Año nuevo")
                        .setVersionCreated(Instant.parse("2026-01-01T00:00:00Z"))
                        .build())
                .setFormat("nitf")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();
    }

    @Test
    void storyComesBackAsItWas() {
        byte[] bytes = raw.serializer().serialize("wire.raw", story());

        assertThat(raw.deserializer().deserialize("wire.raw", bytes)).isEqualTo(story());
    }

    @Test
    void equalStoriesGiveEqualBytes() {
        assertThat(raw.serializer().serialize("wire.raw", story()))
                .isEqualTo(raw.serializer().serialize("wire.raw", story()));
    }

    @Test
    void bytesBeginAsTheAvroSpecificationSays() {
        byte[] bytes = raw.serializer().serialize("wire.raw", story());

        assertThat(Arrays.copyOf(bytes, 2)).containsExactly(0xC3, 0x01);
        assertThat(ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(SchemaNormalization.parsingFingerprint64(RawStory.getClassSchema()));
    }

    @Test
    void ruleSetsAndTicksShareTheTopicWithStories() {
        SpecificRecord tick = Tick.newBuilder().setNumber(7).build();

        assertThat(raw.deserializer().deserialize("wire.raw", raw.serializer().serialize("wire.raw", tick)))
                .isEqualTo(tick);
    }

    @Test
    void confluentFramingIsAccepted() {
        byte[] single = raw.serializer().serialize("wire.raw", story());
        var framed = new ByteArrayOutputStream();
        framed.writeBytes(new byte[] {0, 0, 0, 0, 42});
        framed.write(single, 10, single.length - 10);

        assertThat(raw.deserializer().deserialize("wire.raw", framed.toByteArray()))
                .isEqualTo(story());
    }

    @Test
    void garbageIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> raw.deserializer().deserialize("wire.raw", new byte[] {9, 9, 9}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("wire.raw")
                .hasMessageContaining("single-object");
    }

    @Test
    void truncatedBodyIsRefused() {
        byte[] bytes = raw.serializer().serialize("wire.raw", story());

        assertThatThrownBy(() -> raw.deserializer().deserialize("wire.raw", Arrays.copyOf(bytes, bytes.length - 2)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("RawStory");
    }

    @Test
    void unknownSchemaIsNamed() {
        byte[] bytes = raw.serializer().serialize("wire.raw", story());
        bytes[5] ^= 1;

        assertThatThrownBy(() -> raw.deserializer().deserialize("wire.raw", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unknown schema");
    }

    @Test
    void recordOfAnotherTopicIsRefused() {
        byte[] rejected = topics.wireRejected()
                .value()
                .serializer()
                .serialize(
                        "wire.rejected",
                        RejectedWire.newBuilder()
                                .setFeed("efe")
                                .setSource("a.xml")
                                .setReason("truncated")
                                .setOriginal(ByteBuffer.allocate(0))
                                .build());

        assertThatThrownBy(() -> raw.deserializer().deserialize("wire.raw", rejected))
                .hasMessageContaining("RejectedWire does not belong here");
    }

    @Test
    void schemaThatAnotherWriterPublishedIsResolved() throws IOException {
        Schema newer = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Tick\",\"namespace\":\"copytaster.schemas\",\"fields\":["
                        + "{\"name\":\"number\",\"type\":\"long\"},{\"name\":\"extra\",\"type\":\"string\"}]}");
        var item = new GenericData.Record(newer);
        item.put("number", 11L);
        item.put("extra", "from tomorrow");
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0xC3, 1})
                .putLong(SchemaNormalization.parsingFingerprint64(newer))
                .array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(newer).write(item, encoder);
        encoder.flush();

        var serde = new RecordSerde<>(List.of(Tick.class), SchemaDirectory.asking(() -> List.of(newer)));

        assertThat(serde.deserialize("wire.raw", out.toByteArray()))
                .isEqualTo(Tick.newBuilder().setNumber(11).build());
    }
}
