package copytaster.desk.subscribe;

import copytaster.desk.readers.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber of the stream: goes from its bookmark on through what it missed, read by itself, to the tail that all
 * share, and then along with it. Each event is told once and in the order of its wire. One thread's.
 */
final class Subscriber {

    /** How a subscriber is told. */
    interface Outlet {

        /** False once nobody listens. */
        boolean isOpen();

        void tell(String kind, String json, Bookmark then);

        /** Nothing came, and it has got so far. */
        void beat(Bookmark then);

        /** Sends what was told. */
        void flush();

        /** It is cut, and why; sent at once. */
        void cut(String reason, Bookmark then);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Wish wish;
    private final Reader reader;
    private final Outlet outlet;
    private final Tail tail;
    private final Earlier earlier;
    private final Instant since;

    private volatile Bookmark at;
    private volatile long number;
    private volatile long told;
    private volatile boolean live;
    private long lastBeat = System.nanoTime();

    Subscriber(Wish wish, Reader reader, Bookmark at, Outlet outlet, Tail tail, Earlier earlier, Instant since) {
        this.wish = wish;
        this.reader = reader;
        this.at = at;
        this.outlet = outlet;
        this.tail = tail;
        this.earlier = earlier;
        this.since = since;
    }

    /** Tells until nobody listens, it has fallen behind, or the desk stops. */
    void run(copytaster.schemas.KafkaSettings kafka, Semaphore catchingUp) throws InterruptedException {
        try {
            Optional<Long> joined = tail.join(at);
            if (joined.isEmpty()) {
                catchingUp.acquire();
                try (var records = new EnrichedRecords(kafka)) {
                    joined = catchUp(records);
                } finally {
                    catchingUp.release();
                }
            }
            if (joined.isPresent()) {
                follow(joined.get());
            }
        } catch (Tail.FellBehind e) {
            outlet.cut("you read more slowly than stories come; come back with Last-Event-ID: nothing is lost", at);
        } catch (KafkaException e) {
            LOG.warn("subscriber {} is cut: Kafka does not answer: {}", reader.name(), e.getMessage());
            outlet.cut("the stream cannot be read now; come back with Last-Event-ID: nothing is lost", at);
        }
    }

    Standing standing() {
        return new Standing(reader.name(), wish.text(), since, told, at.text(), live ? tail.behind(number) : -1);
    }

    /**
     * How a subscriber does.
     *
     * @param behind records between it and the newest; -1 while it reads by itself what it missed
     */
    record Standing(String reader, String wish, Instant since, long told, String bookmark, long behind) {}

    private Optional<Long> catchUp(EnrichedRecords records) {
        records.assign();
        Bookmark start = at;
        Map<Integer, Long> begins = records.begins();
        begins.replaceAll((wire, begin) -> Math.max(begin, start.on(wire)));
        records.seek(begins);
        Optional<Long> joined = Optional.empty();
        while (joined.isEmpty() && outlet.isOpen() && !tail.isClosing()) {
            for (Emitted emitted : records.poll(POLL)) {
                tell(emitted, new StoryEvent(emitted));
            }
            for (Map.Entry<Integer, Long> position : records.positions().entrySet()) {
                at = at.with(position.getKey(), Math.max(position.getValue(), at.on(position.getKey())));
            }
            beat();
            joined = tail.join(at);
        }
        return joined;
    }

    private void follow(long first) throws Tail.FellBehind, InterruptedException {
        number = first;
        live = true;
        while (outlet.isOpen() && !tail.isClosing()) {
            List<Tail.Held> held = tail.read(number, LONGEST_PAUSE);
            for (Tail.Held one : held) {
                tell(one.emitted(), one.event());
                number++;
            }
            beat();
        }
    }

    private void tell(Emitted emitted, StoryEvent event) {
        if (at.isPast(emitted)) {
            return;
        }
        boolean concerned = earlier.concerns(emitted, wish, reader);
        at = at.after(emitted);
        if (concerned) {
            outlet.tell(event.kind(), event.json(), at);
            told++;
            lastBeat = System.nanoTime();
        }
    }

    private void beat() {
        if (System.nanoTime() - lastBeat > HEARTBEAT.toNanos()) {
            outlet.beat(at);
            lastBeat = System.nanoTime();
        }
        outlet.flush();
    }
}
