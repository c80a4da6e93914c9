package copytaster.replay.captures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a capture record by record. Where the file breaks, be it cut off or changed, every record before the break is
 * given first, and then {@link CaptureException} says where that was.
 */
public final class CaptureReader implements Iterator<CapturedRecord>, AutoCloseable {

    private final Path file;
    private final DataFileReader<CapturedRecord> in;
    private final SpecificDatumReader<CapturedRecord> decoding;
    private final CaptureHeader header;
    private final MessageDigest digest = CaptureFormat.digest();
    private @Nullable BinaryDecoder block;
    private long left;
    private long blocks;
    private long given;
    private @Nullable CapturedRecord last;
    private boolean ended;

    /** @throws CaptureException when there is no such file, or it is no capture */
    public CaptureReader(Path file) {
        this.file = file;
        Records.trust();
        this.decoding = new SpecificDatumReader<>(CapturedRecord.class);
        if (!Files.isRegularFile(file)) {
            throw new CaptureException(file + (Files.exists(file) ? " is no file" : ": there is no such file"));
        }
        try {
            in = new DataFileReader<>(file.toFile(), decoding);
        } catch (IOException | AvroRuntimeException e) {
            throw new CaptureException(file + " is no capture: " + e.getMessage(), e);
        }
        String text = in.getMetaString(CaptureFormat.HEADER);
        if (text == null) {
            throw new CaptureException(file + " is an Avro file, but no capture: it has no " + CaptureFormat.HEADER);
        }
        try {
            header = HeaderJson.read(text);
        } catch (IllegalArgumentException e) {
            throw new CaptureException(file + ": " + e.getMessage(), e);
        }
    }

    public CaptureHeader header() {
        return header;
    }

    /** @throws CaptureException where the file breaks */
    @Override
    public boolean hasNext() {
        if (left > 0) {
            return true;
        }
        if (ended) {
            return false;
        }
        try {
            if (!in.hasNext()) {
                ended = true;
                end();
                return false;
            }
            left = in.getBlockCount();
            blocks++;
            ByteBuffer bytes = in.nextBlock();
            digest.update(bytes.duplicate());
            block = DecoderFactory.get()
                    .binaryDecoder(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), block);
            return true;
        } catch (IOException | AvroRuntimeException | IllegalStateException e) {
            ended = true;
            left = 0;
            throw broken("is damaged (" + reason(e) + ")", e);
        }
    }

    @Override
    public CapturedRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            last = decoding.read(null, block);
        } catch (IOException | RuntimeException e) {
            ended = true;
            left = 0;
            throw broken("holds what is no record (" + reason(e) + ")", e);
        }
        left--;
        given++;
        return last;
    }

    /** How much of the file has been read, 0 to 1, for whoever waits. */
    public double progress() {
        try {
            return Math.min(1, (double) in.tell() / Math.max(1, Files.size(file)));
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Avro takes a block that is cut off for the end; the header knows better. */
    private void end() {
        if (!header.isComplete()) {
            return;
        }
        if (given < header.records()) {
            throw broken(
                    "is cut off: " + (header.records() - given) + " of " + header.records() + " records are missing",
                    null);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (given > header.records() || !found.equals(header.sha256())) {
            throw new CaptureException(file + " has been changed since it was written: " + given + " records, checksum "
                    + found + ", where its header says " + header.records() + " and " + header.sha256());
        }
    }

    private CaptureException broken(String what, @Nullable Exception cause) {
        CapturedRecord before = last;
        String where = before == null
                ? "before its first record"
                : "after " + given + " records, the last of them " + before.getTopic() + "-" + before.getPartition()
                        + " offset " + before.getOffset() + " of " + Instant.ofEpochMilli(before.getTimestamp());
        String message = file + " " + what + ", in block " + (blocks + 1) + " near byte " + position() + " of " + size()
                + ", " + where + ". What was before it can be saved: copytaster capture cut " + file + " OTHER";
        return cause == null ? new CaptureException(message) : new CaptureException(message, cause);
    }

    private long position() {
        return in.previousSync();
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private static String reason(Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }
}
