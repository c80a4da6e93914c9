package copytaster.ingest;

import copytaster.ingest.providers.Providers;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All feeds, each on a thread of its own, and the ticks. */
public final class Ingest implements Component, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final IngestSettings settings;
    private final KafkaSettings kafka;
    private final Clock clock;
    private final Map<String, FeedIntake> intakes = new LinkedHashMap<>();
    private final List<FeedHealth> health = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable WirePublisher publisher;
    private @Nullable KafkaCursors cursors;
    private @Nullable HabitKeeper habits;
    private @Nullable PushServer server;

    public Ingest(IngestSettings settings, KafkaSettings kafka) {
        this(settings, kafka, Clock.systemUTC());
    }

    /** @param clock stamps the records */
    public Ingest(IngestSettings settings, KafkaSettings kafka, Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Creates missing topics, publishes the schemas, then lets the feeds begin. */
    @Override
    public void start() {
        Providers providers =
                settings.providers().isEmpty() ? Providers.standard() : Providers.with(Path.of(settings.providers()));
        var topics = new Topics(kafka);
        new TopicCreator(kafka.client())
                .create(List.of(topics.wireRaw(), topics.wireRejected(), topics.wireCursors(), topics.wireSchemas()));
        topics.publishedSchemas().publish();
        var wires = new WirePublisher(kafka, clock);
        publisher = wires;
        var places = new KafkaCursors(kafka);
        cursors = places;

        var pushed = new LinkedHashMap<String, PushServer.Pushed>();
        settings.feeds().forEach((name, feed) -> {
            if (feed.wire() >= wires.wires()) {
                throw new IllegalArgumentException("feed " + name + ": wire " + feed.wire()
                        + " is not there; wire.raw has " + wires.wires() + " partitions (kafka.partitions)");
            }
            providers.doubt(feed.provider()).ifPresent(doubt -> LOG.warn("feed {}: {}", name, doubt));
            var intake = new FeedIntake(name, feed, providers, wires, clock);
            var well = new FeedHealth(name, feed, clock, HabitKeeper.known(places, name));
            intakes.put(name, intake);
            health.add(well);
            if (feed.push()) {
                pushed.put(name, new PushServer.Pushed(feed.token(), intake, well));
            } else {
                run("feed-" + name, new FeedLoop(name, feed, () -> Feeds.transport(name, feed, places), intake, well));
            }
        });
        if (!pushed.isEmpty()) {
            var push = new PushServer(pushed);
            push.start(settings.host(), settings.port());
            server = push;
        }
        var keeper = new HabitKeeper(List.copyOf(health), places);
        habits = keeper;
        run("habits", keeper);
        if (settings.ticks()) {
            run("ticks", new Ticker(wires));
        }
        LOG.info("ingest takes {} feeds: {}", intakes.size(), intakes.keySet());
    }

    @Override
    public Optional<String> check() {
        if (publisher == null) {
            return Optional.of("ingest has not started");
        }
        List<String> troubles =
                health.stream().flatMap(feed -> feed.check().stream()).toList();
        return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    }

    /** Shows each feed's counters; to be called once ingest has started. */
    @Override
    public void bindTo(MeterRegistry registry) {
        if (publisher != null) {
            publisher.bindTo(registry);
        }
        var meters = new FeedMeters(registry);
        intakes.forEach((feed, intake) -> meters.add(feed, intake.counters()));
        health.forEach(meters::add);
    }

    /** The counts of each feed. */
    public Map<String, FeedCounters.Counts> counts() {
        var counts = new LinkedHashMap<String, FeedCounters.Counts>();
        intakes.forEach((feed, intake) -> counts.put(feed, intake.counters().counts()));
        return counts;
    }

    /** The port that takes pushed wires; 0 when no feed is pushed. */
    public int pushPort() {
        return server == null ? 0 : server.port();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (habits != null) {
            habits.save();
        }
        if (cursors != null) {
            cursors.close();
        }
        if (publisher != null) {
            publisher.close();
        }
    }

    private void run(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(work));
    }
}
