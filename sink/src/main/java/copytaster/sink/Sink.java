package copytaster.sink;

import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the search index equal to {@code wire.enriched}: reads a batch, writes it in bulk, waits for every answer, commits.
 *
 * <p>The account balances at any time: read = indexed + stale + rejected. Killed at any point and started again, the sink
 * loses nothing and writes nothing twice: the index takes only what is newer than what it has.
 */
public final class Sink implements Component, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

    private final SinkSettings settings;
    private final KafkaSettings kafka;
    private final Clock clock;
    private @Nullable SinkLoop loop;
    private @Nullable Thread thread;

    public Sink(SinkSettings settings, KafkaSettings kafka) {
        this(settings, kafka, Clock.systemUTC());
    }

    Sink(SinkSettings settings, KafkaSettings kafka, Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Checks the server, creates the topics and indices that are missing, and begins to read.
     *
     * @throws IllegalStateException if the index is out of reach, {@link IndexRefusalException} if it is not one the sink
     *     can use; both say what to do
     */
    @Override
    public synchronized void start() {
        if (loop != null) {
            throw new IllegalStateException("this sink has already been started");
        }
        Topics topics = new Topics(kafka);
        StoryIndex index = new OpenSearchStoryIndex(
                OpenSearchConnection.open(settings.opensearch()), settings.opensearch(), settings.generation());
        try {
            index.prepare();
            var unused = new TopicCreator(kafka.client())
                    .create(List.of(topics.wireEnriched(), topics.wireDead(), topics.wireSchemas()));
            loop = new SinkLoop(settings, kafka, topics, index, clock);
        } catch (IndexBusyException outOfReach) {
            index.close();
            throw new IllegalStateException(
                    outOfReach.getMessage() + ". Start the index first, or check opensearch.urls.", outOfReach);
        } catch (RuntimeException failure) {
            index.close();
            throw failure;
        }
        thread = new Thread(loop, "sink");
        thread.start();
        LOG.info(
                "Sink reads {} as group {} into {}",
                topics.wireEnriched().name(),
                settings.groupId(kafka),
                new IndexNames(settings.opensearch()).stories(settings.generation()));
    }

    /**
     * Shows the account, the waiting, and how long stories take.
     *
     * @throws IllegalStateException before the start
     */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        if (loop == null) {
            throw new IllegalStateException("the sink has not been started");
        }
        loop.bindTo(registry);
    }

    @Override
    public synchronized Optional<String> check() {
        return loop == null ? Optional.of("the sink has not been started") : loop.check();
    }

    /** What has been done since the start. */
    public synchronized SinkAccount account() {
        return loop == null ? SinkAccount.EMPTY : loop.account();
    }

    /** Ends after the batch that is being written; one that waits for a busy index is left, and read again at the next start. */
    @Override
    public synchronized void close() {
        if (loop == null || thread == null) {
            return;
        }
        loop.stop();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }
}
