package copytaster.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How a feed is: what went wrong last, when something came last, and whether that is its habit. */
final class FeedHealth {

    private final String feed;
    private final Duration silence;
    private final Clock clock;
    private final FeedHabit habit;
    private volatile Instant lastDelivery;
    private volatile String trouble = "";

    /** @param known the feed's habit as an earlier start knew it */
    FeedHealth(String feed, FeedSettings settings, Clock clock, Map<String, String> known) {
        this.feed = feed;
        this.silence = settings.silentAfter();
        this.clock = clock;
        this.lastDelivery = clock.instant();
        this.habit = new FeedHabit(known, lastDelivery);
    }

    String feed() {
        return feed;
    }

    FeedHabit habit() {
        return habit;
    }

    Instant now() {
        return clock.instant();
    }

    /** @param reason what is wrong now, empty when it works */
    void is(String reason) {
        trouble = reason;
    }

    void delivered(Receipt receipt) {
        lastDelivery = clock.instant();
        if (receipt.published() > 0) {
            habit.stories(receipt.published(), lastDelivery);
        }
    }

    /** Empty when the feed works and is not silent for too long. */
    Optional<String> check() {
        if (!trouble.isEmpty()) {
            return Optional.of("feed " + feed + ": " + trouble);
        }
        Instant now = clock.instant();
        if (habit.usual(now).isPresent()) {
            return habit.isSilent(now)
                    ? Optional.of("feed " + feed + " has been silent for "
                            + habit.silence(now).toMinutes() + " minutes, which is not its habit at this hour")
                    : Optional.empty();
        }
        Duration silent = Duration.between(lastDelivery, now);
        if (!silence.isZero() && silent.compareTo(silence) > 0) {
            return Optional.of("feed " + feed + " has been silent for " + silent.toMinutes() + " minutes");
        }
        return Optional.empty();
    }

    /** Whether it is silent beyond its habit; until that is known, beyond {@code silentAfter}. */
    boolean isSilent() {
        Instant now = clock.instant();
        if (habit.usual(now).isPresent()) {
            return habit.isSilent(now);
        }
        return !silence.isZero() && Duration.between(lastDelivery, now).compareTo(silence) > 0;
    }
}
