package copytaster.desk.web;

import copytaster.desk.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lag of every group that reads the wire.
 *
 * @param read when it was read
 * @param problem why it could not be read; null when it could
 */
record LagPage(
        List<PartitionLag> rows, Instant read, @Nullable String problem) {

    private static final Duration NOTICEABLE = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofMinutes(1);

    static String age(PartitionLag lag, Instant now) {
        return lag.oldest() == null ? "0" : HouseTime.span(lag.age(now));
    }

    /** The style class of a row: calm, slow, or behind. */
    static String level(PartitionLag lag, Instant now) {
        Duration age = lag.age(now);
        if (age.compareTo(LATE) >= 0) {
            return "is-behind";
        }
        return age.compareTo(NOTICEABLE) >= 0 ? "is-slow" : "is-calm";
    }
}
