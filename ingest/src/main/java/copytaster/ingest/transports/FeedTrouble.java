package copytaster.ingest.transports;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other side did not do as it was asked. */
public final class FeedTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is, for whoever counts: each has another person to call. */
    public enum Kind {
        /** Not reached, cut off, or too slow: the network, or the agency's server. */
        CONNECT,
        /** Reached, but it does not let us in, or is not who it should be: user, password, key, token, host key. */
        REFUSED,
        /** It answered that it cannot: an HTTP status, an FTP reply. */
        STATUS,
        /** It answered with what cannot be understood. */
        UNREADABLE,
        /** A file of its own cannot be opened, moved or deleted. */
        FILE,
        /** Kafka did not take it. */
        KAFKA,
        /** A fault of Copytaster's. */
        FAULT
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public FeedTrouble(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public FeedTrouble(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    /** @param retryAfter how long the other side wants to be left alone; null when it does not say */
    public FeedTrouble(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = requireNonNull(kind, "kind");
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the other side wants to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
