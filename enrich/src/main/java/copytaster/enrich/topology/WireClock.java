package copytaster.enrich.topology;

import copytaster.schemas.Account;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time of a wire: the running maximum of its records' timestamps, which one record can carry an hour at most. A record
 * ten days ahead would otherwise push every other story out of the window.
 */
final class WireClock {

    private static final long LONGEST_STEP = Duration.ofHours(1).toMillis();

    private WireClock() {}

    /** Milliseconds since 1970 after a record with this timestamp; the first record sets the clock. */
    static long advanced(@Nullable Account account, long timestamp) {
        if (account == null || account.getClock() == 0) {
            return Math.max(1, timestamp);
        }
        return Math.max(account.getClock(), Math.min(timestamp, account.getClock() + LONGEST_STEP));
    }
}
