package copytaster.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One record of {@code wire.rejected}: what could not be read, and why.
 *
 * @param offset where it lies on the topic
 * @param time when it was rejected
 * @param trace the delivery it came with, as its header says; empty when it says nothing
 * @param feed the feed it came by, by its name in the configuration
 * @param source the file, address or request
 * @param reason for a person
 * @param original all of what came; cut off where it was too large for a record, as the reason then says
 */
public record RejectedItem(
        long offset, Instant time, String trace, String feed, String source, String reason, byte[] original) {

    public RejectedItem {
        requireNonNull(time, "time");
        requireNonNull(trace, "trace");
        requireNonNull(feed, "feed");
        requireNonNull(source, "source");
        requireNonNull(reason, "reason");
        requireNonNull(original, "original");
    }

    /** Not all of it was kept, so that nothing made of it could be trusted. */
    public boolean isCut() {
        return original.length >= WirePublisher.LARGEST_ORIGINAL;
    }
}
