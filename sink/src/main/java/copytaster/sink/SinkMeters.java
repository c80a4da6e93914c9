package copytaster.sink;

import copytaster.schemas.StoryTimes;
import copytaster.sink.EnrichedBatch.Arrival;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Shows the sink's account and its waiting as {@code sink_*}, and how long stories take to the index and to a search. */
final class SinkMeters implements MeterBinder, AutoCloseable {

    private static final double MILLIS = 1000.0;

    private final Clock clock;
    private final StoryTimes indexed = new StoryTimes(StoryTimes.INDEXED);
    private final StoryTimes searchable = new StoryTimes(StoryTimes.SEARCHABLE);
    private final SearchableProbe probe;
    private final Supplier<SinkAccount> account;
    private final Waiting waiting;
    private final AtomicLong lastWritten = new AtomicLong();
    private volatile @Nullable Timer writes;

    SinkMeters(StoryIndex index, Clock clock, Supplier<SinkAccount> account, Waiting waiting) {
        this.clock = clock;
        this.probe = new SearchableProbe(index, clock, searchable);
        this.account = account;
        this.waiting = waiting;
    }

    /** A batch is in the index and committed. */
    void written(List<Arrival> arrivals, Duration took) {
        Instant now = clock.instant();
        Timer timer = writes;
        if (timer == null) {
            return;
        }
        timer.record(took);
        if (!arrivals.isEmpty()) {
            lastWritten.set(now.toEpochMilli());
            arrivals.forEach(arrival -> indexed.arrived(arrival.provider(), arrival.headers(), now));
            probe.begin(arrivals);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        indexed.bindTo(registry);
        searchable.bindTo(registry);
        writes = Timer.builder("sink.batch")
                .description("From a batch that was read to its place in both indices, waiting included")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5))
                .register(registry);
        count(registry, "read", "Stories read and settled: indexed, stale or rejected", SinkAccount::read);
        count(registry, "indexed", "Stories written to the index", SinkAccount::indexed);
        count(registry, "stale", "Stories that the index had already, or that had expired", SinkAccount::stale);
        count(registry, "rejected", "Stories that the index refused: they lie on wire.dead", SinkAccount::rejected);
        count(registry, "ahead", "Stories of a later generation, which is another sink's", SinkAccount::ahead);
        FunctionCounter.builder("sink.waits", waiting, Waiting::tries)
                .description("How often the index, or Kafka, was too busy and had to be waited for")
                .register(registry);
        Gauge.builder("sink.waiting", waiting, own -> own.reason().isPresent() ? 1 : 0)
                .description("1 while it waits for the index")
                .register(registry);
        Gauge.builder("sink.last.written.timestamp", lastWritten, own -> own.get() / MILLIS)
                .description("When the last story was indexed, in seconds since 1970; 0 before the first")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void close() {
        probe.close();
    }

    private void count(MeterRegistry registry, String name, String description, ToDoubleFunction<SinkAccount> of) {
        FunctionCounter.builder("sink." + name, account, own -> of.applyAsDouble(own.get()))
                .description(description)
                .register(registry);
    }
}
