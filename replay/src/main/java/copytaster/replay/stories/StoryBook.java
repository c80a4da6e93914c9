package copytaster.replay.stories;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/** Gathers what was told on {@code wire.enriched}, story by story; the lead-in counts only for what comes after it. */
public final class StoryBook {

    private final CaptureHeader.Origin origin;
    private final Topic<String, EnrichedStory> enriched;
    private final Map<String, StoryView> stories = new LinkedHashMap<>();
    private final Map<String, List<Event>> events = new HashMap<>();
    private long told;

    /** @param header of the capture that the records come from, or that they were made of */
    public StoryBook(CaptureHeader header) {
        this.origin = header.origin();
        this.enriched = VirtualRun.topics(header).wireEnriched();
    }

    /**
     * What a capture of {@code wire.enriched} tells.
     *
     * @throws copytaster.replay.captures.CaptureException where the file breaks
     * @throws IllegalArgumentException where it holds no enriched stories
     */
    public static StoryBook of(CaptureReader capture) {
        var book = new StoryBook(capture.header());
        capture.forEachRemaining(book::add);
        if (book.told == 0 && capture.header().records() > 0) {
            throw new IllegalArgumentException("it holds no enriched stories, only "
                    + capture.header().topics().stream()
                            .map(topic -> topic.name())
                            .toList()
                    + "; \"copytaster replay FILE --out OTHER\" makes them of wire.raw");
        }
        return book;
    }

    /** Passes over the records of other topics. */
    public void add(CapturedRecord record) {
        if (!record.getTopic().equals(enriched.name())) {
            return;
        }
        told++;
        EnrichedStory story = enriched.value().deserializer().deserialize(record.getTopic(), Records.value(record));
        if (story == null) {
            String key = enriched.key().deserializer().deserialize(record.getTopic(), Records.key(record));
            stories.remove(key);
            return;
        }
        if (origin.isLeadIn(record.getTimestamp())) {
            return;
        }
        List<Event> so = events.computeIfAbsent(story.getKey(), key -> new ArrayList<>());
        so.add(story.getEvent());
        stories.put(story.getKey(), StoryView.of(story, so));
    }

    public Optional<StoryView> story(String key) {
        return Optional.ofNullable(stories.get(key));
    }

    /** In the order in which they were first told. */
    public SequencedCollection<StoryView> stories() {
        return List.copyOf(stories.values());
    }

    Collection<String> keys() {
        return stories.keySet();
    }
}
