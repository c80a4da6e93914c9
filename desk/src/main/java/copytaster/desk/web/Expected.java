package copytaster.desk.web;

import copytaster.schemas.EnrichedStory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stories that have been published but that the index may not show yet. */
final class Expected {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_ASKED = 500;

    private final StorySearch search;
    private final Clock clock;
    private final Map<String, Awaited> awaited = new LinkedHashMap<>();

    /** A story's newest revision, since when it is awaited, and whose rows show something of it. */
    private record Awaited(long revision, Instant since, List<String> concerns) {}

    Expected(StorySearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    void add(EnrichedStory story) {
        var concerns = new ArrayList<String>();
        concerns.add(story.getKey());
        if (!story.getCluster().isEmpty()) {
            concerns.add(story.getCluster().getFirst().getKey());
        }
        if (story.getFormerCluster() != null) {
            concerns.add(story.getFormerCluster());
        }
        var now = new Awaited(story.getRevision(), clock.instant(), concerns);
        awaited.merge(story.getKey(), now, (before, after) -> after.revision >= before.revision ? after : before);
    }

    /**
     * The keys of stories whose rows have changed: those that the index now shows, and those it has not shown for so long
     * that a page had better look for itself. Each is told once.
     *
     * @throws IndexUnavailable when the index does not answer; everything is then still expected
     */
    Set<String> arrived() {
        if (awaited.isEmpty()) {
            return Set.of();
        }
        Collection<String> asked = awaited.keySet().stream().limit(MOST_ASKED).toList();
        Map<String, Long> shown = search.searchable(asked);
        Instant givenUp = clock.instant().minus(PATIENCE);
        var arrived = new LinkedHashSet<String>();
        for (String key : asked) {
            Awaited story = awaited.get(key);
            if (shown.getOrDefault(key, Long.MIN_VALUE) >= story.revision || story.since.isBefore(givenUp)) {
                awaited.remove(key);
                arrived.addAll(story.concerns);
            }
        }
        return arrived;
    }
}
