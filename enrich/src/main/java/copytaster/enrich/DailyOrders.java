package copytaster.enrich;

import copytaster.enrich.desks.Rules;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says each day on every wire which rules and models are in force, so that a replay that begins in the middle meets them. A repetition
 * changes nothing where others are in force by then.
 */
final class DailyOrders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyOrders.class);

    private final OrdersReader inForce;
    private final OrdersPublisher publisher;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("orders").factory());

    DailyOrders(EnrichSettings settings, KafkaSettings kafka, Clock clock) {
        this.inForce = new OrdersReader(settings, kafka);
        this.publisher = new OrdersPublisher(kafka, clock);
    }

    /**
     * The rules to begin with: they count where none are in force.
     *
     * @throws copytaster.enrich.yaml.RulesException where the file holds no rules
     * @throws IllegalArgumentException naming the file that cannot be read
     */
    void begin(Path file) {
        RuleSet first = Rules.ruleSet(read(file));
        first.setRepetition(true);
        publisher.publish(first);
        Optional<RuleSet> now = inForce.rules();
        if (now.isPresent() && !now.get().getVersion().equals(first.getVersion())) {
            LOG.warn(
                    "{} (version {}) is not in force, but version {} that was published since; to change that:"
                            + " ./copytaster rules publish {}",
                    file,
                    first.getVersion(),
                    now.get().getVersion(),
                    file);
        }
    }

    void start() {
        var unused = daily.scheduleAtFixedRate(this::repeat, 1, 1, TimeUnit.DAYS);
    }

    @Override
    public void close() {
        daily.shutdownNow();
    }

    void repeat() {
        try {
            inForce.rules().ifPresent(rules -> {
                var again = RuleSet.newBuilder(rules).setRepetition(true).build();
                publisher.publish(again);
            });
            inForce.models().forEach(publisher::repeat);
        } catch (RuntimeException e) {
            LOG.warn("the daily repetition of rules and models failed; tomorrow again", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("rules: " + file.toAbsolutePath() + " cannot be read", e);
        }
    }
}
