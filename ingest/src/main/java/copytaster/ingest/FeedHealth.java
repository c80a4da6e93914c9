package copytaster.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a feed is: what went wrong last, and when something came last. */
final class FeedHealth {

    private final String feed;
    private final Duration silence;
    private final Clock clock;
    private volatile Instant lastDelivery;
    private volatile String trouble = "";

    FeedHealth(String feed, FeedSettings settings, Clock clock) {
        this.feed = feed;
        this.silence = settings.silentAfter();
        this.clock = clock;
        this.lastDelivery = clock.instant();
    }

    /** @param reason what is wrong now, empty when it works */
    void is(String reason) {
        trouble = reason;
    }

    void delivered() {
        lastDelivery = clock.instant();
    }

    /** Empty when the feed works and is not silent for too long. */
    Optional<String> check() {
        if (!trouble.isEmpty()) {
            return Optional.of("feed " + feed + ": " + trouble);
        }
        Duration silent = Duration.between(lastDelivery, clock.instant());
        if (!silence.isZero() && silent.compareTo(silence) > 0) {
            return Optional.of("feed " + feed + " has been silent for " + silent.toMinutes() + " minutes");
        }
        return Optional.empty();
    }
}
