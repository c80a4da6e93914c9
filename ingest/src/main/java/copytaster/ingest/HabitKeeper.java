package copytaster.ingest;

import copytaster.ingest.transports.CursorStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the feeds' habits beside their cursors, every half an hour and at the end, and says when a feed begins to be silent
 * or to flood.
 */
final class HabitKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HabitKeeper.class);
    private static final Duration LOOKS = Duration.ofSeconds(15);
    private static final int SAVES = 120;
    /** In place of the name of a feed, which cannot have a colon. */
    private static final String CURSOR = "habit:";

    private final Collection<FeedHealth> feeds;
    private final CursorStore cursors;
    private final Set<String> silent = new HashSet<>();
    private final Set<String> flooding = new HashSet<>();

    HabitKeeper(Collection<FeedHealth> feeds, CursorStore cursors) {
        this.feeds = feeds;
        this.cursors = cursors;
    }

    static Map<String, String> known(CursorStore cursors, String feed) {
        return cursors.load(CURSOR + feed);
    }

    @Override
    public void run() {
        try {
            for (int look = 1; !Thread.currentThread().isInterrupted(); look++) {
                Thread.sleep(LOOKS);
                feeds.forEach(this::tell);
                if (look % SAVES == 0) {
                    save();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be kept is learnt again. */
    void save() {
        for (FeedHealth feed : feeds) {
            try {
                cursors.save(CURSOR + feed.feed(), feed.habit().state());
            } catch (RuntimeException e) {
                LOG.warn("the habit of feed {} could not be kept: {}", feed.feed(), e.getMessage());
            }
        }
    }

    private void tell(FeedHealth feed) {
        if (!feed.isSilent()) {
            silent.remove(feed.feed());
        } else if (silent.add(feed.feed())) {
            LOG.warn("{}", feed.check().orElse("feed " + feed.feed() + " is silent"));
        }
        if (!feed.habit().isFlood(feed.now())) {
            flooding.remove(feed.feed());
        } else if (flooding.add(feed.feed())) {
            LOG.warn(
                    "feed {} floods: {} stories within an hour, where {} are usual",
                    feed.feed(),
                    feed.habit().lastHour(feed.now()),
                    Math.round(feed.habit().usual(feed.now()).orElse(0)));
        }
    }
}
