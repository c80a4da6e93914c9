package copytaster.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro single-object encoding: the marker C3 01, the writer schema's fingerprint in eight bytes little-endian, the body
 * (Avro specification, "Single-object encoding"). A reader resolves any schema in its {@link SchemaDirectory} to today's
 * class. It accepts Confluent's framing as well (a zero, a four-byte id, the body); without a registry the id says
 * nothing, so such a body must be written with today's schema of the topic's first type.
 */
final class RecordSerde<T extends SpecificRecord> implements Serde<T>, Serializer<T>, Deserializer<T> {

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final int SINGLE_OBJECT_HEADER = 10;
    private static final int CONFLUENT_HEADER = 5;

    private final List<Class<? extends T>> types;
    private final SchemaDirectory directory;
    private final Map<Long, SpecificDatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Map<Class<?>, Writing> writers = new ConcurrentHashMap<>();

    private record Writing(byte[] header, SpecificDatumWriter<Object> writer) {}

    RecordSerde(List<Class<? extends T>> types, SchemaDirectory directory) {
        this.types = List.copyOf(types);
        this.directory = directory;
    }

    @Override
    public Serializer<T> serializer() {
        return this;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this;
    }

    @Override
    public byte[] serialize(String topic, T value) {
        if (value == null) {
            return null;
        }
        Writing writing = writers.computeIfAbsent(value.getClass(), type -> writing(value.getSchema()));
        var out = new ByteArrayOutputStream(1024);
        out.writeBytes(writing.header);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writing.writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "cannot encode a " + value.getSchema().getName() + " for " + topic, e);
        }
        return out.toByteArray();
    }

    @Override
    public T deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length >= SINGLE_OBJECT_HEADER && bytes[0] == MARKER[0] && bytes[1] == MARKER[1]) {
            long fingerprint =
                    ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
            return read(
                    topic,
                    readers.computeIfAbsent(fingerprint, unknown -> reader(topic, unknown)),
                    bytes,
                    SINGLE_OBJECT_HEADER);
        }
        if (bytes.length > CONFLUENT_HEADER && bytes[0] == 0) {
            return read(topic, reader(SpecificData.get().getSchema(types.getFirst())), bytes, CONFLUENT_HEADER);
        }
        throw new SerializationException("a record on " + topic + " is not Avro single-object encoded (" + bytes.length
                + " bytes); write it with Copytaster's serdes or with Confluent's framing");
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    @Override
    public void close() {}

    private T read(String topic, SpecificDatumReader<T> reader, byte[] bytes, int from) {
        try {
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null));
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a " + reader.getSchema().getName() + " on " + topic + " cannot be decoded: " + e.getMessage(), e);
        }
    }

    private SpecificDatumReader<T> reader(String topic, long fingerprint) {
        Schema writer = directory
                .find(fingerprint)
                .orElseThrow(() -> new SerializationException(
                        "a record on " + topic + " has the unknown schema %016x".formatted(fingerprint)
                                + "; its writer should publish it on wire.schemas first"));
        return reader(writer);
    }

    private SpecificDatumReader<T> reader(Schema writer) {
        Class<? extends SpecificRecord> type = SchemaDirectory.classOf(writer);
        if (!types.contains(type)) {
            throw new SerializationException("a " + writer.getName() + " does not belong here, only "
                    + types.stream().map(Class::getSimpleName).toList());
        }
        Schema today = SpecificData.get().getSchema(type);
        return new SpecificDatumReader<>(writer, today, SpecificData.getForClass(type));
    }

    private static Writing writing(Schema schema) {
        byte[] header = ByteBuffer.allocate(SINGLE_OBJECT_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
        return new Writing(header, new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)));
    }
}
