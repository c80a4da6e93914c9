package copytaster.desk.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Touches a file while a service is healthy, and takes it away while it is not, so that a container's health check can be
 * a look at the file's age: of the four services only two listen on a port. Off unless {@code COPYTASTER_PULSE} names the
 * file.
 */
final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final @Nullable Path file;

    Pulse(@Nullable Path file) {
        this.file = file;
    }

    static Pulse ofThisProcess() {
        String name = System.getenv().getOrDefault("COPYTASTER_PULSE", "");
        return new Pulse(name.isBlank() ? null : Path.of(name));
    }

    void beat(boolean healthy) {
        if (file == null) {
            return;
        }
        try {
            if (healthy) {
                touch(file);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("cannot write the pulse file {}: {}", file, e.toString());
        }
    }

    private static void touch(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (NoSuchFileException e) {
            Files.writeString(file, "");
        }
    }
}
