package copytaster.ingest.transports;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A way by which deliveries come when they are asked for. Used by one thread. */
public interface Transport extends AutoCloseable {

    /** A delivery holds no more bytes than this: what is larger is told of, not loaded. */
    int LARGEST = 64 * 1024 * 1024;

    /**
     * What is new, in the order in which it should be read; empty when nothing is. What is not settled comes again.
     *
     * @throws IOException when the other side cannot be reached or does not answer as it should
     */
    List<Delivery> poll() throws IOException, InterruptedException;

    /** Kafka has every delivery of the last poll that could be opened: whatever marks the place may move now. */
    void settled();

    /** Is more waiting than the last poll gave out? */
    default boolean more() {
        return false;
    }

    /**
     * How long to leave the other side alone after a poll that went well.
     *
     * @param every what the feed's settings say
     */
    default Duration pause(Duration every) {
        return more() ? Duration.ZERO : every;
    }

    @Override
    default void close() {}
}
