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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final Map<String, String> clusters = new LinkedHashMap<>();
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
        clusters.put(story.getKey(), story.getVerdict().getClusterId());
        if (origin.isLeadIn(record.getTimestamp())) {
            return;
        }
        List<Event> so = events.computeIfAbsent(story.getKey(), key -> new ArrayList<>());
        so.add(story.getEvent());
        stories.put(story.getKey(), StoryView.of(story, so));
    }

    public Optional<StoryView> story(String key) {
        return Optional.ofNullable(stories.get(key)).map(story -> story.among(members(story, byCluster())));
    }

    /** In the order in which they were first told. */
    public SequencedCollection<StoryView> stories() {
        Map<String, List<String>> members = byCluster();
        return stories.values().stream()
                .map(story -> story.among(members(story, members)))
                .toList();
    }

    /** A story that has joined later is not told of again to those before it: so all are asked where they stand. */
    private Map<String, List<String>> byCluster() {
        var members = new HashMap<String, List<String>>();
        clusters.forEach((key, cluster) ->
                members.computeIfAbsent(cluster, none -> new ArrayList<>()).add(key));
        return members;
    }

    /** Those it was last told of, unless they have left since, and those who have come. */
    private List<String> members(StoryView story, Map<String, List<String>> byCluster) {
        String cluster = clusters.get(story.key());
        var members = new LinkedHashSet<String>();
        story.cluster().stream()
                .filter(key -> clusters.getOrDefault(key, cluster).equals(cluster))
                .forEach(members::add);
        members.addAll(byCluster.get(cluster));
        return List.copyOf(members);
    }
}
