package copytaster.desk.web;

import copytaster.desk.dead.DeadGroups;
import copytaster.desk.dead.DeadLetters;
import copytaster.ingest.RejectedItems;
import copytaster.schemas.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/** Reads what was set aside, at most every ten seconds however many ask. */
final class DeadBoard {

    static final int MOST_REJECTED = 500;

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final long MOST_LETTERS = 5_000;

    private final DeadLetters letters;
    private final RejectedItems rejected;
    private final Clock clock;
    private DeadPage last = new DeadPage(List.of(), Map.of(), Instant.EPOCH, null);

    DeadBoard(KafkaSettings kafka, Clock clock) {
        this.letters = new DeadLetters(kafka);
        this.rejected = new RejectedItems(kafka);
        this.clock = clock;
    }

    synchronized DeadPage read() {
        Instant now = clock.instant();
        if (Duration.between(last.read(), now).compareTo(FRESH) >= 0) {
            last = fresh(now);
        }
        return last;
    }

    private DeadPage fresh(Instant now) {
        try {
            var groups = new DeadGroups();
            long unused = letters.newest(MOST_LETTERS, DeadLetters.Wanted.ALL, groups::add);
            return new DeadPage(groups.all(), rejectedByFeed(), now, null);
        } catch (IllegalStateException | KafkaException e) {
            return new DeadPage(List.of(), Map.of(), now, e.getMessage());
        }
    }

    private Map<String, Long> rejectedByFeed() {
        var feeds = new TreeMap<String, Long>();
        RejectedItems.Newest newest = rejected.newest(RejectedItems.Wanted.ALL, MOST_REJECTED);
        if (newest.found() > 0) {
            rejected.read(newest.from(), RejectedItems.Wanted.ALL, item -> feeds.merge(item.feed(), 1L, Long::sum));
        }
        return feeds;
    }
}
