package copytaster.ingest;

import java.io.IOException;

/** Kafka did not acknowledge a delivery. */
final class NotTaken extends IOException {

    private static final long serialVersionUID = 1L;

    NotTaken(String source, Throwable cause) {
        super("Kafka did not take " + source + ": " + cause.getMessage(), cause);
    }
}
