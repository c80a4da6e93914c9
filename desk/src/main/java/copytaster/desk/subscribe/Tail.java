package copytaster.desk.subscribe;

import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of {@code wire.enriched}, read once and held in memory for all subscribers. Each reads it at its own pace by the
 * number of each record; whoever falls behind what is held is told so, and slows nobody. Begins a little before the end,
 * so that after a restart most subscribers find their place in it.
 */
final class Tail implements Component {

    /** So many records are held. */
    static final int HELD = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 256;

    private final KafkaSettings kafka;
    private final Consumer<Emitted> passing;
    private final Held[] held = new Held[HELD];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<Integer, Long> from = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("desk-tail").daemon().unstarted(this::run);

    private long end;
    private boolean ready;
    private @Nullable Map<Integer, Long> reached;
    private volatile boolean closing;
    private volatile @Nullable EnrichedRecords records;
    private volatile @Nullable String problem = "the stream does not follow the wire yet";

    /** A record and the event it makes, told alike to every subscriber. */
    record Held(Emitted emitted, StoryEvent event) {}

    /** Why a reader cannot go on from where it is. */
    static final class FellBehind extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** @param passing is shown each record as it comes */
    Tail(KafkaSettings kafka, Consumer<Emitted> passing) {
        this.kafka = kafka;
        this.passing = passing;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Optional<String> check() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        closing = true;
        var reading = records;
        if (reading != null) {
            reading.wakeup();
        }
        LockSupport.unpark(thread);
        tellAll();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** The end as it is now; empty until the wire has been reached. */
    Optional<Bookmark> now() {
        lock.lock();
        try {
            return ready && reached != null ? Optional.of(new Bookmark(reached)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The number of the first record after the bookmark, where that and all that follow are held and will be for a while
     * yet; else empty.
     */
    Optional<Long> join(Bookmark bookmark) {
        lock.lock();
        try {
            boolean all = from.entrySet().stream().allMatch(wire -> bookmark.on(wire.getKey()) >= wire.getValue());
            if (!ready || !all) {
                return Optional.empty();
            }
            long first = Math.max(0, end - HELD);
            while (first < end && bookmark.isPast(held[(int) (first % HELD)].emitted())) {
                first++;
            }
            // Whoever joined at the oldest would have fallen behind with the next record that comes.
            return first >= end - HELD / 2 ? Optional.of(first) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The records from this number on, some at once; none when nothing comes in time.
     *
     * @throws FellBehind where that record is no longer held
     */
    List<Held> read(long number, Duration wait) throws FellBehind, InterruptedException {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (number >= end && left > 0 && !closing) {
                left = news.awaitNanos(left);
            }
            if (number < end - HELD) {
                throw new FellBehind();
            }
            var read = new ArrayList<Held>();
            for (long at = number; at < end && read.size() < AT_ONCE; at++) {
                read.add(held[(int) (at % HELD)]);
            }
            return read;
        } finally {
            lock.unlock();
        }
    }

    /** How many records there are after this one. */
    long behind(long number) {
        lock.lock();
        try {
            return Math.max(0, end - number);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closing) {
            try (var reading = new EnrichedRecords(kafka)) {
                records = reading;
                follow(reading);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("stopped following the wire");
            } catch (KafkaException e) {
                failed("the stream cannot follow wire.enriched: " + e.getMessage());
            }
            records = null;
            if (!closing) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void follow(EnrichedRecords reading) {
        if (!reading.assign()) {
            failed("wire.enriched does not exist yet: create it with `copytaster topics create`");
            return;
        }
        reading.seek(place(reading));
        Map<Integer, Long> ends = reading.ends();
        while (!closing) {
            List<Emitted> came = reading.poll(POLL);
            came.forEach(passing);
            Map<Integer, Long> positions = reading.positions();
            add(came, positions, ends);
            problem = null;
        }
    }

    /** Where an earlier connection stopped; at first, a little before the end. */
    private Map<Integer, Long> place(EnrichedRecords reading) {
        lock.lock();
        try {
            if (reached != null) {
                return reached;
            }
            Map<Integer, Long> begins = reading.begins();
            var place = new HashMap<Integer, Long>();
            reading.ends()
                    .forEach((wire, last) -> place.put(
                            wire, Math.max(begins.getOrDefault(wire, 0L), last - HELD / (2 * begins.size()))));
            from.putAll(place);
            reached = place;
            return place;
        } finally {
            lock.unlock();
        }
    }

    private void add(List<Emitted> came, Map<Integer, Long> positions, Map<Integer, Long> ends) {
        lock.lock();
        try {
            for (Emitted emitted : came) {
                int slot = (int) (end % HELD);
                if (held[slot] != null) {
                    Emitted gone = held[slot].emitted();
                    from.put(gone.wire(), gone.offset() + 1);
                }
                held[slot] = new Held(emitted, new StoryEvent(emitted));
                end++;
            }
            reached = positions;
            ready |= ends.entrySet().stream()
                    .allMatch(wire -> positions.getOrDefault(wire.getKey(), 0L) >= wire.getValue());
            if (!came.isEmpty()) {
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tellAll() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("{}", reason);
        }
        problem = reason;
    }
}
