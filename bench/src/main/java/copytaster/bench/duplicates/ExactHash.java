package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Equal words, equal hash. */
final class ExactHash implements Peer<byte[]> {

    @Override
    public String name() {
        return "exact hash of the words";
    }

    @Override
    public String library() {
        return "JDK";
    }

    @Override
    public double usual() {
        return 1;
    }

    @Override
    public byte[] sign(Sent sent) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join(" ", Tokens.of(sent)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public double likeness(byte[] one, byte[] other) {
        return Arrays.equals(one, other) ? 1 : 0;
    }
}
