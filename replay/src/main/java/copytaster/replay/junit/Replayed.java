package copytaster.replay.junit;

import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.guarantees.Evidence;
import copytaster.replay.guarantees.Guarantee;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.stories.StoryView;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What came out of a capture. The lead-in, if it has one, is in the evidence and not among the stories. */
public final class Replayed {

    private final StoryBook book;
    private final Evidence evidence;
    private final Place place;

    Replayed(StoryBook book, Evidence evidence, Place place) {
        this.book = book;
        this.evidence = evidence;
        this.place = place;
    }

    /**
     * A story as it stood at the end.
     *
     * @param key provider and id
     * @throws AssertionError where there is none, with the keys of that provider
     */
    public StoryView story(String key) {
        return book.story(key)
                .orElseThrow(() -> new AssertionError("there is no story " + key + " in this capture; of its"
                        + " provider there are "
                        + stories().stream()
                                .map(StoryView::key)
                                .filter(other -> other.startsWith(key.substring(0, key.indexOf('/') + 1)))
                                .limit(20)
                                .toList()));
    }

    /** All stories, in the order in which they were first told. */
    public List<StoryView> stories() {
        return List.copyOf(book.stories());
    }

    /** The keys of all who tell the same as this story, itself included, first seen first. */
    public List<String> cluster(String key) {
        return story(key).cluster();
    }

    /**
     * The keys of all stories that belong to the same running story, in all languages, in the order of their coming. A
     * report belongs to it with all its copies and updates, also those that came before it was known.
     */
    public List<String> thread(String key) {
        Map<String, StoryView> known = new HashMap<>();
        stories().forEach(story -> known.put(story.key(), story));
        Set<String> threads = threads(story(key), known);
        return stories().stream()
                .filter(story -> threads(story, known).stream().anyMatch(threads::contains))
                .map(StoryView::key)
                .toList();
    }

    /** Those of all who stand in its cluster. */
    private static Set<String> threads(StoryView story, Map<String, StoryView> known) {
        var threads = new HashSet<String>();
        threads.add(story.thread());
        story.cluster().stream()
                .filter(known::containsKey)
                .forEach(member -> threads.add(known.get(member).thread()));
        return threads;
    }

    /** Everything told on {@code wire.enriched}, the lead-in included. */
    public List<EnrichedStory> emissions() {
        return evidence.emissions();
    }

    /** Everything told on the topic of a desk, whole; what a contract took away again is left out. */
    public List<EnrichedStory> desk(String name) {
        Topic<String, EnrichedStory> topic = evidence.topics().desk(name);
        return evidence.desks().stream()
                .filter(record -> record.getTopic().equals(topic.name()))
                .map(record -> read(topic, record))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What a guarantee looks at. */
    public Evidence evidence() {
        return evidence;
    }

    /** @throws AssertionError with what contradicts one of them, if anything does */
    public void keeps(Guarantee... guarantees) {
        for (Guarantee guarantee : guarantees) {
            guarantee.require(evidence);
        }
    }

    public Place place() {
        return place;
    }

    private static EnrichedStory read(Topic<String, EnrichedStory> topic, CapturedRecord record) {
        return topic.value().deserializer().deserialize(topic.name(), Records.value(record));
    }
}
