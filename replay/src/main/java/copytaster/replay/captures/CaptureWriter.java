package copytaster.replay.captures;

import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.schemas.SchemaDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capture. Records go to {@code FILE.part}, which is a capture of its own should the writer be cut off;
 * {@link #finish} counts, puts the header before them and gives the file its name.
 */
public final class CaptureWriter implements AutoCloseable {

    private static final byte[] SINGLE_OBJECT = {(byte) 0xC3, 0x01};
    private static final int FINGERPRINT_ENDS = 10;

    private final Path file;
    private final Path part;
    private final Origin origin;
    private final SchemaDirectory directory;
    private final DataFileWriter<CapturedRecord> out;
    private final SpecificDatumWriter<CapturedRecord> encoding;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final MessageDigest digest = CaptureFormat.digest();
    private final Map<String, TopicSummary> topics = new TreeMap<>();
    private final Map<Long, Schema> schemas = new TreeMap<>();
    private @Nullable BinaryEncoder encoder;
    private long records;
    private long leadIn;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /**
     * @param directory where the schemas of the values are looked up, for the header
     * @throws CaptureException when there is such a file already
     * @throws UncheckedIOException when none can be written there
     */
    public CaptureWriter(Path file, Origin origin, SchemaDirectory directory) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.origin = origin;
        this.directory = directory;
        Records.trust();
        this.encoding = new SpecificDatumWriter<>(CapturedRecord.class);
        if (Files.exists(file)) {
            throw new CaptureException(file + " is there already; give another name or remove it");
        }
        try {
            this.out = begin(part, header());
            // From here on the part is a capture, be it an empty one.
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    public void write(CapturedRecord record) {
        try {
            bytes.reset();
            encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
            encoding.write(record, encoder);
            encoder.flush();
            byte[] encoded = bytes.toByteArray();
            digest.update(encoded);
            out.appendEncoded(ByteBuffer.wrap(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(part + " cannot be written: " + e.getMessage(), e);
        }
        records++;
        leadIn += origin.isLeadIn(record.getTimestamp()) ? 1 : 0;
        from = Math.min(from, record.getTimestamp());
        to = Math.max(to, record.getTimestamp());
        topics.merge(
                record.getTopic(),
                TopicSummary.none(record.getTopic()).with(record),
                (known, one) -> known.with(record));
        remember(record.getValue());
    }

    public long records() {
        return records;
    }

    /** Everything written so far can be read from the part, whatever happens now. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(part + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Completes the file; nothing can be written afterwards. */
    public CaptureHeader finish() {
        var header = header(HexFormat.of().formatHex(digest.digest()));
        Path whole = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            out.close();
            try (var written = new DataFileReader<>(part.toFile(), new SpecificDatumReader<>(CapturedRecord.class));
                    var finished = begin(whole, header)) {
                finished.appendAllFrom(written, false);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(part);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be completed: " + e.getMessage(), e);
        }
        return header;
    }

    /** Without {@link #finish} the part stays, with everything written so far. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(part + " cannot be closed: " + e.getMessage(), e);
        }
    }

    private static DataFileWriter<CapturedRecord> begin(Path file, CaptureHeader header) throws IOException {
        return new DataFileWriter<CapturedRecord>(new SpecificDatumWriter<>(CapturedRecord.class))
                .setCodec(CaptureFormat.codec())
                .setSyncInterval(CaptureFormat.BLOCK_BYTES)
                .setMeta(CaptureFormat.HEADER, HeaderJson.write(header))
                .create(CapturedRecord.getClassSchema(), file.toFile());
    }

    private CaptureHeader header() {
        return header("");
    }

    private CaptureHeader header(String sha256) {
        return new CaptureHeader(
                origin,
                List.copyOf(topics.values()),
                records == 0 ? null : Instant.ofEpochMilli(from),
                records == 0 ? null : Instant.ofEpochMilli(to),
                records,
                leadIn,
                sha256,
                new ArrayList<>(schemas.values()));
    }

    /** The value's own schema, by its fingerprint, so that any later release can read it. */
    private void remember(@Nullable ByteBuffer value) {
        if (value == null
                || value.remaining() < FINGERPRINT_ENDS
                || value.get(value.position()) != SINGLE_OBJECT[0]
                || value.get(value.position() + 1) != SINGLE_OBJECT[1]) {
            return;
        }
        long fingerprint = value.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(value.position() + 2);
        if (!schemas.containsKey(fingerprint)) {
            directory.find(fingerprint).ifPresent(schema -> schemas.put(fingerprint, schema));
        }
    }
}
