package copytaster.replay.captures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.file.CodecFactory;

/** What writer and reader of a capture have to agree on, beside Avro's own container format. */
final class CaptureFormat {

    /** The entry of the file's metadata that holds the header. */
    static final String HEADER = "copytaster.capture";

    /** A block: what is lost at most where a file breaks off, before it is packed. */
    static final int BLOCK_BYTES = 64 * 1024;

    private static final int ZSTD_LEVEL = 3;

    private CaptureFormat() {}

    /** With a checksum for every block, so that a flipped bit is found where it is. */
    static CodecFactory codec() {
        return CodecFactory.zstandardCodec(ZSTD_LEVEL, true);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
