package copytaster.desk.lag;

import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every group that reads one of Copytaster's topics, again and again, and keeps what it saw. */
public final class LagWatch implements Component {

    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String SUBSCRIBER = "subscriber";
    private static final int TIMEOUT_MILLIS = 5000;

    private final KafkaSettings kafka;
    private final Map<String, KnownReader> known;
    private final Map<String, List<String>> expected;
    private final Clock clock;
    private final Duration every;
    private final LagHistory history = new LagHistory();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("lag").daemon().unstarted(this::run);
    private volatile LagReport report;
    private volatile Consumer<LagReport> listener = none -> {};
    private volatile Instant lastLook;

    /** @param known groups that should be there */
    public LagWatch(KafkaSettings kafka, Map<String, KnownReader> known, Clock clock) {
        this(kafka, known, clock, EVERY);
    }

    LagWatch(KafkaSettings kafka, Map<String, KnownReader> known, Clock clock, Duration every) {
        this.kafka = kafka;
        this.known = Map.copyOf(known);
        this.expected = new HashMap<>();
        known.forEach((group, reader) -> expected.put(group, reader.topics()));
        this.clock = clock;
        this.every = every;
        this.lastLook = clock.instant();
        this.report = new LagReport(List.of(), clock.instant(), Duration.ZERO, "the lag is being read");
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Whose group this is: a service of Copytaster, or a subscriber. */
    String readerOf(String group) {
        KnownReader reader = known.get(group);
        return reader == null ? SUBSCRIBER : reader.service();
    }

    /** What the last look saw. */
    public LagReport report() {
        return report;
    }

    /** How old the newest numbers are; it grows while Kafka does not tell. */
    Duration age() {
        return Duration.between(lastLook, clock.instant());
    }

    /** Who is told of each look that succeeded; one at a time. */
    void listener(Consumer<LagReport> told) {
        listener = told;
    }

    @Override
    public Optional<String> check() {
        return Optional.ofNullable(report.problem());
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var reader = new LagReader(client())) {
            do {
                LagReport now = look(reader);
                report = now;
                if (now.problem() == null) {
                    lastLook = now.read();
                    listener.accept(now);
                }
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LagReport look(LagReader reader) {
        Instant now = clock.instant();
        long began = System.nanoTime();
        try {
            List<GroupLag> groups = reader.readAll(expected, group -> true, new Topics(kafka)::isOurs);
            return new LagReport(history.add(groups), now, Duration.ofNanos(System.nanoTime() - began), null);
        } catch (IllegalStateException | KafkaException e) {
            if (closing.getCount() > 0 && report.problem() == null) {
                LOG.warn("{}", e.getMessage());
            }
            String problem = "Kafka at " + kafka.bootstrapServers() + " does not tell the lag: " + e.getMessage();
            return new LagReport(List.of(), now, Duration.ofNanos(System.nanoTime() - began), problem);
        }
    }

    private Map<String, Object> client() {
        var client = new HashMap<>(kafka.client());
        client.putIfAbsent("default.api.timeout.ms", TIMEOUT_MILLIS);
        client.putIfAbsent("request.timeout.ms", TIMEOUT_MILLIS);
        return client;
    }
}
