package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Delivers emissions of stories to an index, in any order and any number of times, and after each batch holds the index
 * against the guarantees: newest version wins, killed stays killed, nothing indexed twice.
 */
final class Delivery {

    static final Patience NO_PATIENCE = new Patience() {
        @Override
        public void await(String reason) {
            throw new AssertionError("the index was busy: " + reason);
        }

        @Override
        public void worked() {}
    };

    private final IndexUnderTest subject;
    private final BatchWriter writer;
    private final List<EnrichedStory> delivered = new ArrayList<>();
    private final Map<EnrichedStory, Integer> indexed = new HashMap<>();

    Delivery(IndexUnderTest subject) {
        this.subject = subject;
        this.writer = new BatchWriter(
                subject.index(), NO_PATIENCE, SinkSettings.of(OpenSearchSettings.at("http://localhost:9200")));
    }

    void deliver(List<EnrichedStory> batch) {
        List<Outcome.Settled> outcomes =
                writer.write(batch.stream().map(StoryDocument::of).toList());
        for (int i = 0; i < batch.size(); i++) {
            delivered.add(batch.get(i));
            if (outcomes.get(i) instanceof Outcome.Indexed) {
                indexed.merge(batch.get(i), 1, Integer::sum);
            }
        }
        var stories = subject.stories();
        var versions = subject.versions();
        newestVersionWins(stories);
        killedStaysKilled(stories, versions);
        everyTextIsAVersionOfItsOwn(versions);
        nothingIndexedTwice();
    }

    private void newestVersionWins(Map<String, Map<String, Object>> stories) {
        var expected = new TreeMap<String, Object>();
        delivered.stream()
                .sorted(Comparator.comparingLong(
                        story -> StoryDocument.of(story).externalVersion()))
                .forEach(story -> expected.put(story.getKey(), story.getGeneration() + ":" + story.getRevision()));
        var found = new TreeMap<String, Object>();
        stories.forEach((key, fields) -> found.put(key, fields.get("generation") + ":" + fields.get("revision")));
        assertThat(found).as("the newest state of each story").isEqualTo(expected);
    }

    private void killedStaysKilled(
            Map<String, Map<String, Object>> stories, Map<String, Map<String, Object>> versions) {
        delivered.stream()
                .filter(story -> story.getStory().getStatus() == Status.KILLED)
                .map(EnrichedStory::getKey)
                .distinct()
                .forEach(key -> {
                    assertThat(stories.get(key))
                            .containsEntry("status", "KILLED")
                            .doesNotContainKeys("body", "captions", "closedNotes", "tags");
                    versions.forEach((id, fields) -> {
                        if (key.equals(fields.get("key"))) {
                            assertThat(fields)
                                    .as(id)
                                    .containsEntry("status", "KILLED")
                                    .doesNotContainKey("body");
                        }
                    });
                    assertThat(versions.values().stream()
                                    .filter(fields -> key.equals(fields.get("key")))
                                    .map(Object::toString))
                            .as("text of a killed story")
                            .noneMatch(text -> text.contains("Troops") || text.contains("Pyongyang"));
                });
    }

    private void everyTextIsAVersionOfItsOwn(Map<String, Map<String, Object>> versions) {
        var expected = new TreeSet<String>();
        delivered.stream()
                .filter(story -> List.of(Event.NEW_STORY, Event.NEW_VERSION, Event.KILLED)
                        .contains(story.getEvent()))
                .forEach(story -> expected.add(story.getKey() + "@" + story.getRevision()));
        assertThat(versions.keySet()).as("versions kept").isEqualTo(expected);
    }

    private void nothingIndexedTwice() {
        assertThat(indexed.values()).as("times that an emission was indexed").allMatch(times -> times == 1);
    }
}
