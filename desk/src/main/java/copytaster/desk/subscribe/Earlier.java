package copytaster.desk.subscribe;

import copytaster.desk.readers.Reader;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Knows what was sent of a story before: whoever was told of any of it is told of all that follows, whatever the filter says
 * by then. Goes from each emission to the one before it by the header that enrich gives it; what is not in memory is read
 * from {@code wire.enriched}. Safe for threads.
 */
final class Earlier implements AutoCloseable {

    private static final int REMEMBERED = 8192;
    private static final int MOST_STEPS = 200;

    /** A revision may be later than its record: two emissions of a story never have the same. */
    private static final Duration SOONER = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final Map<Place, Optional<Emitted>> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Optional<Emitted>> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable EnrichedRecords records;

    private record Place(String key, long revision) {}

    Earlier(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Keeps an emission at hand as it goes by. */
    synchronized void remember(Emitted emitted) {
        EnrichedStory story = emitted.story();
        if (story != null) {
            known.put(new Place(emitted.key(), story.getRevision()), Optional.of(emitted));
        }
    }

    /**
     * Whether a subscriber is to be told of this: it wants it as it stands, or was told of the story before.
     *
     * @throws KafkaException when what was sent before cannot be asked for now
     */
    boolean concerns(Emitted emitted, Wish wish, Reader reader) {
        if (emitted.again()) {
            return false;
        }
        EnrichedStory story = emitted.story();
        if (story != null && !reader.mayRead(story)) {
            return false;
        }
        if (story != null && wish.takes(story)) {
            return true;
        }
        return (story == null || wish.only().takes(story)) && wasTold(emitted, wish, reader);
    }

    private boolean wasTold(Emitted emitted, Wish wish, Reader reader) {
        Optional<Emitted> at = before(emitted);
        for (int step = 0; at.isPresent() && step < MOST_STEPS; step++) {
            EnrichedStory story = at.get().story();
            if (story != null && reader.mayRead(story) && wish.takes(story)) {
                return true;
            }
            at = before(at.get());
        }
        return false;
    }

    private synchronized Optional<Emitted> before(Emitted emitted) {
        if (emitted.before().isEmpty()) {
            return Optional.empty();
        }
        var place = new Place(emitted.key(), emitted.before().getAsLong());
        Optional<Emitted> earlier = known.get(place);
        if (earlier == null) {
            earlier = read(place, emitted);
            known.put(place, earlier);
        }
        return earlier;
    }

    /** Looks for it on its wire, from its time to the emission that follows it. */
    private Optional<Emitted> read(Place place, Emitted next) {
        EnrichedRecords reading = records;
        try {
            if (reading == null) {
                reading = new EnrichedRecords(kafka);
                records = reading;
                reading.assign();
            }
            reading.seek(reading.at(place.revision() - SOONER.toMillis()));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until && reading.positions().getOrDefault(next.wire(), 0L) < next.offset()) {
                for (Emitted emitted : reading.poll(POLL)) {
                    EnrichedStory story = emitted.story();
                    if (story != null && emitted.key().equals(place.key()) && story.getRevision() == place.revision()) {
                        return Optional.of(emitted);
                    }
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        var reading = records;
        records = null;
        if (reading != null) {
            reading.close();
        }
    }
}
