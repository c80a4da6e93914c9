package copytaster.replay.days;

import java.time.Duration;
import java.time.Instant;

/** When things come: three times as many at noon as at midnight, evenly spread otherwise. */
record Rhythm(Instant start, Duration length) {

    private static final double SWING = 0.5;
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** @param share of all that comes, 0 to 1 */
    Instant at(double share) {
        double days = share * length.toMillis() / DAY_MILLIS;
        // The inverse is not needed to the second: what matters is that it grows, and slowly about noon.
        double told = days + SWING * Math.sin(2 * Math.PI * days) / (2 * Math.PI);
        return start.plusMillis((long) Math.min(told * DAY_MILLIS, length.toMillis()));
    }

    Instant end() {
        return start.plus(length);
    }
}
