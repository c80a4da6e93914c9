package copytaster.sink;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import copytaster.sink.Outcome.Settled;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sink's one thread: poll, bulk, commit, until it is stopped or something is wrong that no waiting mends. */
final class SinkLoop implements Runnable, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);

    private final SinkSettings settings;
    private final StoryIndex index;
    private final Clock clock;
    private final Deserializer<EnrichedStory> deserializer;
    private final EnrichedReader reader;
    private final DeadLetters dead;
    private final Waiting waiting;
    private final BatchWriter writer;
    private final SinkMeters meters;
    private final KafkaClientMetrics ofReader;
    private Instant tidyNext = Instant.MIN;

    private volatile SinkAccount account = SinkAccount.EMPTY;
    private volatile @Nullable String stoppedBecause;

    SinkLoop(SinkSettings settings, KafkaSettings kafka, Topics topics, StoryIndex index, Clock clock) {
        this.settings = settings;
        this.index = index;
        this.clock = clock;
        this.deserializer = topics.wireEnriched().value().deserializer();
        this.reader = new EnrichedReader(kafka, settings, topics.wireEnriched().name());
        this.dead = new DeadLetters(kafka, settings, topics.wireDead().name());
        this.waiting = new Waiting(settings, reader);
        this.writer = new BatchWriter(index, waiting, settings);
        this.meters = new SinkMeters(index, clock, this::account, waiting);
        this.ofReader = reader.meters();
    }

    @Override
    public void run() {
        try {
            while (!waiting.stopping()) {
                tidyIfDue();
                var records = reader.next();
                if (records.isEmpty()) {
                    idle();
                } else {
                    settle(new EnrichedBatch(records, deserializer, settings.generation(), clock.instant()));
                }
            }
        } catch (Patience.StoppingException stopped) {
            LOG.info("Sink stopped while the index was busy; it will go on from the last committed batch");
        } catch (RuntimeException | Error failure) {
            stoppedBecause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            LOG.error("Sink stopped: {}", stoppedBecause, failure);
        } finally {
            meters.close();
            ofReader.close();
            dead.close();
            reader.close();
            index.close();
            LOG.info("Sink: {}", account);
        }
    }

    void stop() {
        waiting.stop();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        meters.bindTo(registry);
        ofReader.bindTo(registry);
    }

    SinkAccount account() {
        return account;
    }

    Optional<String> check() {
        String reason = stoppedBecause;
        return reason != null ? Optional.of("the sink has stopped: " + reason) : waiting.reason();
    }

    private void settle(EnrichedBatch batch) {
        long began = System.nanoTime();
        List<Settled> outcomes = writer.write(batch.documents());
        while (true) {
            EnrichedBatch.Result result = batch.result(outcomes, reader::ours);
            Map<TopicPartition, OffsetAndMetadata> ends = reader.ends();
            try {
                commit(result, ends);
                book(result, began);
                return;
            } catch (CommitFailedException | FencedInstanceIdException takenAway) {
                LOG.info("Another sink has taken over a batch; it will be read again there");
                return;
            } catch (AuthorizationException | AuthenticationException refused) {
                throw refused;
            } catch (KafkaException later) {
                waiting.await("Kafka did not commit: " + later);
                if (!result.dead().isEmpty() && wasCommittedYet(ends)) {
                    book(result, began);
                    return;
                }
            }
        }
    }

    private void commit(EnrichedBatch.Result result, Map<TopicPartition, OffsetAndMetadata> ends) {
        if (result.dead().isEmpty()) {
            reader.commit(ends);
            return;
        }
        dead.commitWith(result.dead(), ends, reader.group());
        reader.remember(ends);
        result.dead()
                .forEach(letter -> LOG.warn(
                        "The index refused a story, see wire.dead: {} partition {} offset {}: {}",
                        letter.source().topic(),
                        letter.source().partition(),
                        letter.source().offset(),
                        letter.cause()));
    }

    /** A commit whose answer was lost may have come about: a second try would write its dead letters twice. */
    private boolean wasCommittedYet(Map<TopicPartition, OffsetAndMetadata> ends) {
        try {
            dead.settle();
            return reader.areCommitted(ends);
        } catch (CommitFailedException | AuthorizationException | AuthenticationException refused) {
            throw refused;
        } catch (KafkaException later) {
            waiting.await("Kafka does not say what is committed: " + later);
            return wasCommittedYet(ends);
        }
    }

    private void book(EnrichedBatch.Result result, long began) {
        waiting.worked();
        if (result.account().ahead() > 0 && account.ahead() == 0) {
            LOG.warn(
                    "{} has stories of a later generation than {}: start a sink with the next sink.generation beside this"
                            + " one, and switch the alias when its index is complete",
                    reader.topic(),
                    settings.generation());
        }
        account = account.plus(result.account());
        meters.written(result.arrivals(), Duration.ofNanos(System.nanoTime() - began));
    }

    private void idle() {
        try {
            reader.commitIdlePositions();
        } catch (KafkaException later) {
            LOG.debug("Positions are committed at the next pause", later);
        }
    }

    private void tidyIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(tidyNext)) {
            return;
        }
        tidyNext = now.plus(settings.tidyEvery());
        try {
            long gone = index.tidy(now);
            if (gone > 0) {
                LOG.info("{} documents have expired and were taken out", gone);
            }
        } catch (IndexBusyException later) {
            LOG.debug("Expired stories are taken out at the next round: {}", later.getMessage());
        }
    }
}
