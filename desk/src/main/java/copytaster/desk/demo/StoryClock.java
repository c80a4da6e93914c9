package copytaster.desk.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the day that the samples tell: set at each delivery, then going on at the pace of the world. Embargoes of
 * the day lift by it.
 */
final class StoryClock extends Clock {

    private final Clock world = Clock.systemUTC();
    private Instant told;
    private Instant since;

    StoryClock(Instant begin) {
        told = begin;
        since = world.instant();
    }

    /** Never goes back. */
    synchronized void advanceTo(Instant time) {
        if (time.isAfter(instant())) {
            told = time;
            since = world.instant();
        }
    }

    @Override
    public synchronized Instant instant() {
        return told.plus(Duration.between(since, world.instant()));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the story clock tells UTC");
    }
}
