package copytaster.sink;

import copytaster.schemas.StoryTimes;
import copytaster.sink.EnrichedBatch.Arrival;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the index for a story that it has just taken until a search finds it: what a reader sees, and not what a bulk request
 * was told. One story at a time, picked at random from what has come, and then a pause: the index has better things to do.
 */
final class SearchableProbe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchableProbe.class);
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration GIVES_UP = Duration.ofMinutes(1);

    private final StoryIndex index;
    private final Clock clock;
    private final StoryTimes times;
    private final AtomicReference<Thread> probing = new AtomicReference<>();

    SearchableProbe(StoryIndex index, Clock clock, StoryTimes times) {
        this.index = index;
        this.clock = clock;
        this.times = times;
    }

    /** Begins with one of these, unless the pause after the last one is not over. */
    void begin(List<Arrival> arrivals) {
        if (arrivals.isEmpty() || probing.get() != null) {
            return;
        }
        Arrival one = arrivals.get(ThreadLocalRandom.current().nextInt(arrivals.size()));
        Thread thread = Thread.ofVirtual().name("searchable").unstarted(() -> await(one));
        if (probing.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    @Override
    public void close() {
        Thread thread = probing.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void await(Arrival one) {
        try {
            long until = System.nanoTime() + GIVES_UP.toNanos();
            while (System.nanoTime() < until) {
                if (index.searchable(List.of(one.document())).contains(one.document())) {
                    times.arrived(one.provider(), one.headers(), clock.instant());
                    Thread.sleep(PAUSE);
                    return;
                }
                Thread.sleep(EVERY);
            }
            LOG.warn(
                    "{} is in the index, and no search finds it after {}",
                    one.document().key(),
                    GIVES_UP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException busy) {
            LOG.debug("whether {} is searchable is not told", one.document().key(), busy);
        } finally {
            probing.set(null);
        }
    }
}
