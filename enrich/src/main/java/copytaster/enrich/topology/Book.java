package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.Related;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The state of a wire, as the desk book reads and writes it. */
record Book(
        KeyValueStore<String, BookEntry> stories,
        Clusters clusters,
        Judgements judgements,
        KeyValueStore<String, String> chains,
        KeyValueStore<String, String> due,
        PrintStore prints) {

    /** What happens to a story at a time. */
    enum Appointment {
        LIFT,
        EXPIRE,
        FORGET,
        DROP,
        RETAG
    }

    record Due(String dueKey, String storyKey, Appointment appointment) {}

    /** What an item that this story points at leads to, unless a later story points there too. */
    void unchain(List<Related> related, Story story, String storyKey) {
        for (Related pointer : related) {
            String named = pointer.getId().isBlank() ? storyKey : StoryKey.of(pointer, story);
            if (storyKey.equals(chains.get(named))) {
                chains.delete(named);
            }
        }
    }

    void remind(Instant at, Appointment appointment, String storyKey) {
        due.put(dueKey(at.toEpochMilli()) + appointment + " " + storyKey, storyKey);
    }

    /** What is due by {@code clock}, soonest first. */
    List<Due> dueBy(long clock) {
        var found = new ArrayList<Due>();
        try (KeyValueIterator<String, String> range = due.range(dueKey(0), dueKey(clock + 1))) {
            while (range.hasNext()) {
                KeyValue<String, String> next = range.next();
                String appointment = next.key.substring(dueKey(0).length()).split(" ", 2)[0];
                found.add(new Due(next.key, next.value, Appointment.valueOf(appointment)));
            }
        }
        return found;
    }

    @Nullable
    BookEntry entry(String storyKey) {
        return stories.get(storyKey);
    }

    private static String dueKey(long time) {
        return "%013d ".formatted(Math.max(0, time));
    }
}
