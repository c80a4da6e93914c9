package copytaster.enrich;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each store of each wire last took from its changelog before its wire went on, and how long that took. */
final class Restores implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(Restores.class);

    /** One store on one wire. */
    private record Place(String store, int wire) {}

    record Restored(long records, Duration took) {}

    private final Map<Place, Long> begun = new ConcurrentHashMap<>();
    private final Map<Place, Restored> done = new ConcurrentHashMap<>();

    /** Empty where nothing has been restored since the start of this process. */
    Optional<Restored> last(String store, int wire) {
        return Optional.ofNullable(done.get(new Place(store, wire)));
    }

    /** How many stores are being restored now. */
    int running() {
        return begun.size();
    }

    /** For how long the one that takes longest has been restored. */
    double oldestSeconds() {
        long now = System.nanoTime();
        return begun.values().stream().mapToLong(since -> now - since).max().orElse(0) / 1e9;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        begun.put(new Place(store, changelog.partition()), System.nanoTime());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
        // Told when all is done.
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        begun.remove(new Place(store, changelog.partition()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        var place = new Place(store, changelog.partition());
        Long since = begun.remove(place);
        if (since != null) {
            var restored = new Restored(totalRestored, Duration.ofNanos(System.nanoTime() - since));
            done.put(place, restored);
            if (totalRestored > 0) {
                LOG.info(
                        "wire {}: {} restored from its changelog, {} records in {} ms",
                        place.wire(),
                        store,
                        totalRestored,
                        restored.took().toMillis());
            }
        }
    }
}
