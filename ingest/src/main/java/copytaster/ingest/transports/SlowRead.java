package copytaster.ingest.transports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads what another machine sends, within a time for the whole: one that drips bytes must not hold a feed for ever. */
final class SlowRead {

    private static final int CHUNK = 64 * 1024;

    private SlowRead() {}

    static byte[] read(InputStream in, int most, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (bytes.size() < most) {
            int count = in.read(chunk, 0, Math.min(CHUNK, most - bytes.size()));
            if (count < 0) {
                break;
            }
            bytes.write(chunk, 0, count);
            if (System.nanoTime() > end) {
                throw new IOException("it has not come in full within " + patience.toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
    }
}
