package copytaster.enrich;

import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.topology.EnrichTopology;
import copytaster.enrich.topology.Horizons;
import copytaster.enrich.topology.Passing;
import copytaster.enrich.topology.StateKept;
import copytaster.enrich.topology.Told;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enrich as a running service: its topics, its rules, and the topology on Kafka Streams. */
public final class Enrich implements Component, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Enrich.class);
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(30);

    private final EnrichSettings settings;
    private final KafkaSettings kafka;
    private final DailyOrders orders;
    private final ThreadBudget threads = new ThreadBudget();
    private final Restores restores = new Restores();
    private final PassingMeters passing = new PassingMeters();
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicLong deaths = new AtomicLong();
    private volatile @Nullable Throwable lastFailure;
    private @Nullable KafkaStreamsMetrics ofStreams;
    private @Nullable KafkaStreams streams;

    public Enrich(EnrichSettings settings, KafkaSettings kafka) {
        this(settings, kafka, Clock.systemUTC());
    }

    /** @param clock dates the rules and models that this instance repeats */
    public Enrich(EnrichSettings settings, KafkaSettings kafka, Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.orders = new DailyOrders(settings, kafka, clock);
    }

    /** The topology of these settings, for a description, a test or a run. */
    public static Topology topology(EnrichSettings settings, Topics topics) {
        return topology(settings, topics, StateKept.ON_DISK);
    }

    /** @param kept where the state lies; in memory only for a replay in one process */
    public static Topology topology(EnrichSettings settings, Topics topics, StateKept kept) {
        return topology(settings, topics, kept, Passing.UNHEARD, Told.NOTHING);
    }

    private static Topology topology(
            EnrichSettings settings, Topics topics, StateKept kept, Passing passing, Told told) {
        var horizons = new Horizons(settings.window(), Duration.ofDays(settings.bookDays()), settings.almanacDays());
        return new EnrichTopology(
                        topics,
                        CountryTagger.standard(),
                        MediaTopicTagger.standard(),
                        settings.generation(),
                        horizons,
                        kept,
                        passing,
                        told)
                .get();
    }

    @Override
    public void start() {
        var topics = new Topics(kafka);
        new TopicCreator(kafka.client())
                .create(List.of(topics.wireRaw(), topics.wireEnriched(), topics.wireDead(), topics.wireSchemas()));
        topics.publishedSchemas().publish();
        Told told = new EarlierGeneration(settings, kafka, topics.wireRaw().name()).told();
        if (settings.rules() != null) {
            orders.begin(settings.rules());
        }
        orders.start();
        streams = new KafkaStreams(
                topology(settings, topics, StateKept.ON_DISK, passing, told), StreamsProperties.of(settings, kafka));
        streams.setGlobalStateRestoreListener(restores);
        streams.setStateListener((now, before) -> {
            LOG.debug("{} after {}", now, before);
            if (now == State.RUNNING || now == State.ERROR) {
                started.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(failure -> {
            lastFailure = failure;
            deaths.incrementAndGet();
            boolean again = threads.mayReplace();
            LOG.error("a stream thread died; {}", again ? "a new one takes over" : "too often: enrich stops", failure);
            return again ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        awaitRunning(streams);
    }

    /**
     * Adds what goes out, how the topology runs, and the size of the state of each wire.
     *
     * @throws IllegalStateException before the start
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        KafkaStreams now = streams;
        if (now == null) {
            throw new IllegalStateException("enrich has not been started");
        }
        passing.bindTo(registry);
        var run = new KafkaStreamsMetrics(now);
        run.bindTo(registry);
        ofStreams = run;
        new RunMeters(now, restores, deaths).bindTo(registry);
        var meters = new StateMeters(registry, now, restores, new StoreLags(now));
        Topology topology = topology(settings, new Topics(kafka));
        for (int wire = 0; wire < kafka.partitions(); wire++) {
            meters.add(wire, topology);
        }
    }

    @Override
    public Optional<String> check() {
        KafkaStreams now = streams;
        if (now == null) {
            return Optional.of("enrich has not been started");
        }
        return switch (now.state()) {
            case RUNNING, REBALANCING -> Optional.empty();
            default -> Optional.of("enrich is " + now.state() + "; see its log for the cause");
        };
    }

    @Override
    public void close() {
        orders.close();
        if (ofStreams != null) {
            ofStreams.close();
        }
        KafkaStreams now = streams;
        if (now != null) {
            // With a copy of the state elsewhere, the other instance goes on at once; alone, this one's place is kept
            // for it.
            var closed = now.close(CloseOptions.timeout(CLOSES_WITHIN)
                    .withGroupMembershipOperation(
                            settings.standbys() > 0
                                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                    : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
            if (!closed) {
                LOG.warn("enrich did not close within {}", CLOSES_WITHIN);
            }
        }
    }

    private void awaitRunning(KafkaStreams starting) {
        try {
            if (!started.await(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("enrich is still " + starting.state() + " after "
                        + STARTS_WITHIN.toMinutes() + " minutes; is Kafka at " + kafka.bootstrapServers() + " well?");
            }
            if (starting.state() == State.ERROR) {
                throw new IllegalStateException("enrich could not start" + said(lastFailure), lastFailure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while enrich was starting", e);
        }
    }

    private static String said(@Nullable Throwable failure) {
        var said = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said.append(": ").append(cause.getMessage());
        }
        return said.toString();
    }
}
