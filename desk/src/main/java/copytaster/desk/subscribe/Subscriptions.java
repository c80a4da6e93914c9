package copytaster.desk.subscribe;

import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The subscribers of the stream, by server-sent events: each on a thread of its own. */
public final class Subscriptions implements Component, MeterBinder {

    /** So many may follow at once; each costs a connection and a thread, and a bounded share of memory. */
    public static final int MOST = 2_000;

    /** So many read by themselves what they missed. */
    private static final int CATCHING_UP = 8;

    private final KafkaSettings kafka;
    private final Tail tail;
    private final Earlier earlier;
    private final Clock clock;
    private final Semaphore catchingUp = new Semaphore(CATCHING_UP);
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();

    public Subscriptions(KafkaSettings kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
        this.earlier = new Earlier(kafka);
        this.tail = new Tail(kafka, earlier::remember);
    }

    @Override
    public void start() {
        tail.start();
    }

    @Override
    public Optional<String> check() {
        return tail.check();
    }

    public boolean isFull() {
        return subscribers.size() >= MOST;
    }

    /** Where a new subscriber begins: now, at a time, or where a bookmark says. */
    public sealed interface Begin {

        record Now() implements Begin {}

        record At(Instant time) implements Begin {}

        /** @param text as the id of an event had it */
        record After(String text) implements Begin {}
    }

    /**
     * The bookmark to begin with.
     *
     * @throws IllegalArgumentException for one that is none, or is of another topic's time
     * @throws IllegalStateException while the wire has not been reached yet
     */
    public String begin(Begin begin) {
        Bookmark now = tail.now()
                .orElseThrow(() -> new IllegalStateException(
                        tail.check().orElse("the stream has not reached the end of the wire yet")));
        return switch (begin) {
            case Begin.Now unused -> now.text();
            case Begin.At at -> at(at.time()).text();
            case Begin.After after -> checked(after.text(), now).text();
        };
    }

    /** Tells a connection until either side closes it; returns then. */
    public void serve(OutputStream connection, Wish wish, Reader reader, String bookmark) {
        Bookmark at = Bookmark.read(bookmark).orElseThrow();
        var outlet = new EventStream(connection);
        var subscriber = new Subscriber(wish, reader, at, outlet, tail, earlier, clock.instant());
        subscribers.add(subscriber);
        try {
            outlet.tell("hello", "{\"bookmark\":\"" + at.text() + "\"}", at);
            outlet.flush();
            subscriber.run(kafka, catchingUp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscribers.remove(subscriber);
        }
    }

    /** How the subscribers do that this reader may see: its own; to an admin, all. The slowest first. */
    public List<?> standings(Reader reader) {
        return subscribers.stream()
                .map(Subscriber::standing)
                .filter(standing -> reader.may(Scope.ADMIN) || standing.reader().equals(reader.name()))
                .sorted(Comparator.comparingLong(Subscriber.Standing::behind).reversed())
                .toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("desk.subscribers", subscribers, Set::size)
                .description("Subscribers of the stream")
                .register(registry);
        Gauge.builder("desk.subscribers.behind", this, Subscriptions::mostBehind)
                .description("Records between the slowest subscriber and the newest")
                .register(registry);
    }

    @Override
    public void close() {
        tail.close();
        earlier.close();
    }

    private double mostBehind() {
        return subscribers.stream()
                .mapToLong(subscriber -> subscriber.standing().behind())
                .max()
                .orElse(0);
    }

    private Bookmark at(Instant time) {
        try (var records = new EnrichedRecords(kafka)) {
            records.assign();
            return new Bookmark(records.at(time.toEpochMilli()));
        }
    }

    private static Bookmark checked(String text, Bookmark now) {
        Bookmark asked = Bookmark.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Last-Event-ID: not an id of this stream: " + text + "; leave it out to begin now"));
        for (int wire : asked.next().keySet()) {
            if (asked.on(wire) > now.on(wire)) {
                throw new IllegalArgumentException("Last-Event-ID: " + text + " lies beyond the end of the stream ("
                        + now.text() + "): its topic has been made anew. Leave it out, or give since=TIME");
            }
        }
        return asked;
    }
}
