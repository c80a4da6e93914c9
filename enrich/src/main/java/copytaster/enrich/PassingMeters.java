package copytaster.enrich;

import copytaster.enrich.topology.Passing;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.StoryTimes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.header.Headers;

/**
 * Counts the stories that go out: by the event that brought them, and those that arrived by how they stand to earlier ones.
 * A story that a crash takes back and brings again is counted twice.
 */
final class PassingMeters implements Passing, MeterBinder {

    private final Map<Event, LongAdder> events = new EnumMap<>(Event.class);
    private final Map<Relation, LongAdder> relations = new EnumMap<>(Relation.class);
    private final StoryTimes times = new StoryTimes(StoryTimes.ENRICHED);

    PassingMeters() {
        for (Event event : Event.values()) {
            events.put(event, new LongAdder());
        }
        for (Relation relation : Relation.values()) {
            relations.put(relation, new LongAdder());
        }
    }

    @Override
    public void passes(EnrichedStory story, Headers headers, Instant now) {
        events.get(story.getEvent()).increment();
        if (StoryTimes.isArrival(story)) {
            relations.get(story.getVerdict().getRelation()).increment();
            times.arrived(story.getStory().getProvider(), headers, now);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        times.bindTo(registry);
        events.forEach((event, count) -> FunctionCounter.builder("enrich.emitted", count, LongAdder::sum)
                .description("Stories on wire.enriched, by the event that brought them")
                .tag("event", event.name().toLowerCase(Locale.ROOT))
                .register(registry));
        relations.forEach((relation, count) -> FunctionCounter.builder("enrich.arrivals", count, LongAdder::sum)
                .description("Stories and versions that arrived, by how they stand to those before them")
                .tag("relation", relation.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
