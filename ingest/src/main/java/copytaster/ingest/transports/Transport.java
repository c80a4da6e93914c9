package copytaster.ingest.transports;

import java.io.IOException;
import java.util.List;

/** A way by which deliveries come when they are asked for. Used by one thread. */
public interface Transport extends AutoCloseable {

    /**
     * What is new, in the order in which it should be read; empty when nothing is. What is not settled comes again.
     *
     * @throws IOException when the other side cannot be reached or does not answer as it should
     */
    List<Delivery> poll() throws IOException, InterruptedException;

    /** Every delivery of the last poll has been settled: whatever marks the place may move now. */
    void settled();

    /** Is more waiting than the last poll gave out? */
    default boolean more() {
        return false;
    }

    @Override
    default void close() {}
}
