package copytaster.enrich.versions;

import copytaster.schemas.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The content of one version as a number: everything the agency said, but for what it says about the version itself. */
public final class ContentHash {

    /** Of Avro's single-object encoding. */
    private static final int HEADER_BYTES = 10;

    private ContentHash() {}

    /** The first eight bytes of the SHA-256 of the story without version and times. */
    public static long of(Story story) {
        Story content = Story.newBuilder(story)
                .setVersion("")
                .setVersionRank(null)
                .setFirstCreated(null)
                .setVersionCreated(null)
                .build();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(content));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(Story content) {
        try {
            ByteBuffer encoded = Story.getEncoder().encode(content);
            // Without the header, which names the schema: another release may document a field anew.
            encoded.position(encoded.position() + HEADER_BYTES);
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "story " + content.getProvider() + "/" + content.getId() + " cannot be encoded", e);
        }
    }
}
