package copytaster.schemas;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long stories took from the moment that ingest had them to a stage: the histogram {@code story_stage_seconds}, by stage
 * and provider. It is told from Copytaster's own headers: Kafka Streams measures from the record's timestamp, and by a clock
 * that it read before it began to work (KAFKA-14597). Thread-safe; counts nothing before it is bound.
 */
public final class StoryTimes implements MeterBinder {

    /** Kafka has acknowledged it on {@code wire.raw}. */
    public static final String RAW = "raw";

    /** Enrich has decided on it. */
    public static final String ENRICHED = "enriched";

    /** The index has taken it. */
    public static final String INDEXED = "indexed";

    /** A search finds it. */
    public static final String SEARCHABLE = "searchable";

    /** More providers than this share one label. */
    private static final int MOST_PROVIDERS = 50;

    private static final String OTHERS = "others";
    private static final Set<Event> ARRIVALS = Set.of(Event.NEW_STORY, Event.NEW_VERSION, Event.KILLED);
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final String stage;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private volatile @Nullable MeterRegistry registry;

    public StoryTimes(String stage) {
        this.stage = stage;
    }

    @Override
    public void bindTo(MeterRegistry bound) {
        registry = bound;
    }

    /** Whether the story itself has come, and not only news about it: for those alone the way is measured. */
    public static boolean isArrival(EnrichedStory story) {
        return ARRIVALS.contains(story.getEvent());
    }

    /** A story is there whose record has these headers; without a time of ingest it is passed over. */
    public void arrived(String provider, Headers headers, Instant now) {
        WireHeaders.time(headers, WireHeaders.INGESTED).ifPresent(since -> arrived(provider, since, now));
    }

    /** @param ingested when ingest had it */
    public void arrived(String provider, Instant ingested, Instant now) {
        MeterRegistry bound = registry;
        if (bound != null) {
            Duration took = Duration.between(ingested, now);
            // Clocks of two machines differ.
            timer(bound, provider).record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private Timer timer(MeterRegistry bound, String provider) {
        Timer timer = timers.get(provider);
        if (timer == null) {
            String label = timers.size() < MOST_PROVIDERS ? provider : OTHERS;
            timer = timers.computeIfAbsent(label, name -> Timer.builder("story.stage")
                    .description("From the moment that ingest had a story until it was at this stage")
                    .tag("stage", stage)
                    .tag("provider", name)
                    .serviceLevelObjectives(BOUNDS)
                    .register(bound));
        }
        return timer;
    }
}
