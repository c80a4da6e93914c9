package copytaster.sink;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a busy index with full jitter: any time up to a bound that doubles with each failure, so that many sinks do not
 * come back at once. The consumer stays in its group meanwhile.
 */
final class Waiting implements Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final Duration SLICE = Duration.ofMillis(500);

    private final SinkSettings settings;
    private final EnrichedReader reader;
    private int failures;
    private final AtomicLong tries = new AtomicLong();

    private volatile boolean stopping;
    private volatile @Nullable String reason;

    Waiting(SinkSettings settings, EnrichedReader reader) {
        this.settings = settings;
        this.reader = reader;
    }

    @Override
    public void await(String why) {
        if (failures == 0) {
            LOG.warn("Waiting: {}", why);
        }
        failures++;
        tries.incrementAndGet();
        // One failure is everyday life of a busy cluster.
        reason = failures > 1 ? "waiting, tried " + failures + " times: " + why : null;
        long left = ThreadLocalRandom.current().nextLong(bound(settings, failures) + 1);
        while (left > 0) {
            if (stopping) {
                throw new StoppingException();
            }
            long slice = Math.min(left, SLICE.toMillis());
            reader.beat(Duration.ofMillis(slice));
            left -= slice;
        }
        if (stopping) {
            throw new StoppingException();
        }
    }

    @Override
    public void worked() {
        if (failures > 0) {
            LOG.info("Going on after {} failed tries", failures);
        }
        failures = 0;
        reason = null;
        reader.beatIfDue();
    }

    /** The longest pause after so many failures in a row, in milliseconds. */
    static long bound(SinkSettings settings, int failures) {
        long longest = settings.retryAtMost().toMillis();
        int doublings = Math.min(failures - 1, 30);
        return Math.min(longest, settings.retryAfter().toMillis() << doublings);
    }

    void stop() {
        stopping = true;
    }

    /** How often the index, or Kafka, had to be waited for since the start. */
    long tries() {
        return tries.get();
    }

    boolean stopping() {
        return stopping;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
