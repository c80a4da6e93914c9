package copytaster.sink;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Writes single records of {@code wire.enriched} into the index, as the sink does, for a person who has mended what made the
 * index refuse them. Nothing is written to Kafka: subscribers have had the story. What the index has already, or has newer,
 * stays as it is, so that the same record may come any number of times.
 */
public final class Reindex implements AutoCloseable {

    private static final int MOST_TRIES = 8;

    private final SinkSettings settings;
    private final Deserializer<EnrichedStory> deserializer;
    private final Clock clock;
    private final StoryIndex index;

    /** What became of a record. */
    public sealed interface Answer {

        /** It is in the index now. */
        record Indexed() implements Answer {}

        /** The index has it, or a newer state of the story, or the contract with the agency has ended. */
        record Stale() implements Answer {}

        /** It is still not in the index. */
        record Refused(String reason) implements Answer {}
    }

    /**
     * Checks the server, and makes the indices that are missing.
     *
     * @param settings the index of the generation they name is written
     * @throws IllegalStateException if the index is out of reach, {@link IndexRefusalException} if it is not one to use
     */
    public Reindex(SinkSettings settings, Topics topics, Clock clock) {
        this.settings = settings;
        this.deserializer = topics.wireEnriched().value().deserializer();
        this.clock = clock;
        this.index = new OpenSearchStoryIndex(
                OpenSearchConnection.open(settings.opensearch()), settings.opensearch(), settings.generation());
        try {
            index.prepare();
        } catch (IndexBusyException outOfReach) {
            index.close();
            throw new IllegalStateException(
                    outOfReach.getMessage() + ". Start the index first, or check opensearch.urls.", outOfReach);
        } catch (RuntimeException failure) {
            index.close();
            throw failure;
        }
    }

    /**
     * Returns when the index has answered for good.
     *
     * @throws IllegalStateException if it stays busy; some of the record may be in the index by then, and does no harm
     */
    public Answer write(ConsumerRecord<byte[], byte[]> enriched) {
        var batch = new EnrichedBatch(List.of(enriched), deserializer, settings.generation(), clock.instant());
        var writer = new BatchWriter(index, new FewTries(), settings);
        EnrichedBatch.Result result = batch.result(writer.write(batch.documents()), ours -> true);
        if (!result.dead().isEmpty()) {
            return new Answer.Refused(result.dead().getFirst().cause());
        }
        if (result.account().ahead() > 0) {
            return new Answer.Refused("the story is of a later generation than this index, " + settings.generation());
        }
        return result.account().indexed() > 0 ? new Answer.Indexed() : new Answer.Stale();
    }

    @Override
    public void close() {
        index.close();
    }

    /** Waits as the sink does, but not for ever: a person sits in front of it. */
    private final class FewTries implements Patience {

        private int failures;

        @Override
        public void await(String reason) {
            failures++;
            if (failures == MOST_TRIES) {
                throw new IllegalStateException("the index is busy, tried " + failures + " times: " + reason);
            }
            try {
                Thread.sleep(Duration.ofMillis(Waiting.bound(settings, failures)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the index", interrupted);
            }
        }

        @Override
        public void worked() {
            failures = 0;
        }
    }
}
