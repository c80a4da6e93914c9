package copytaster.replay.editing;

import copytaster.enrich.EnrichSettings;
import copytaster.enrich.desks.Rules;
import copytaster.replay.captures.CaptureException;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the keys of the stories that a wish asks for, by what enrich makes of the wire. */
final class Wanted {

    private final Topic<String, EnrichedStory> enriched;
    private final Set<String> named;
    private final @Nullable Rules filter;
    private final Map<String, EnrichedStory> last = new HashMap<>();
    private final Set<String> filtered = new HashSet<>();

    private Wanted(Wish wish, Topic<String, EnrichedStory> enriched) {
        this.enriched = enriched;
        this.named = wish.stories();
        this.filter = wish.filter() == null ? null : Rules.of(Rules.ruleSet("desks:\n  cut: " + wish.filter() + "\n"));
    }

    /**
     * @throws copytaster.enrich.yaml.RulesException where the filter is none
     * @throws IllegalArgumentException where a named story is not in the capture
     */
    static Set<String> keys(Path capture, Wish wish) {
        try (var reader = new CaptureReader(capture)) {
            var header = reader.header();
            var wanted = new Wanted(wish, VirtualRun.topics(header).wireEnriched());
            boolean told =
                    header.topics().stream().anyMatch(topic -> topic.name().equals(wanted.enriched.name()));
            try (var run = VirtualRun.of(capture, EnrichSettings.defaults(), header)) {
                if (told) {
                    reader.forEachRemaining(wanted::pass);
                } else {
                    run.run(reader, wanted::pass);
                }
            } catch (CaptureException broken) {
                // Whoever cuts meets the break as well, and says so.
                return wanted.keys();
            }
            return wanted.keys();
        }
    }

    private void pass(CapturedRecord record) {
        if (!record.getTopic().equals(enriched.name())) {
            return;
        }
        EnrichedStory story = enriched.value().deserializer().deserialize(record.getTopic(), Records.value(record));
        if (story != null) {
            // Only what it belongs to counts from here on.
            last.put(story.getKey(), story);
            if (filter != null && !filter.wanting(story).isEmpty()) {
                filtered.add(story.getKey());
            }
        }
    }

    private Set<String> keys() {
        Set<String> keys = new HashSet<>(filter == null ? last.keySet() : withCopies(filtered));
        if (!named.isEmpty()) {
            keys.retainAll(withThreads(named));
        }
        return keys;
    }

    private Set<String> withCopies(Set<String> keys) {
        var all = new HashSet<>(keys);
        for (String key : keys) {
            EnrichedStory story = last.get(key);
            story.getCluster().stream().map(ClusterMember::getKey).forEach(all::add);
            if (story.getVerdict().getRelatedTo() != null) {
                all.add(story.getVerdict().getRelatedTo());
            }
        }
        return all;
    }

    private Set<String> withThreads(Set<String> keys) {
        var threads = new HashSet<String>();
        for (String key : keys) {
            if (!last.containsKey(key)) {
                throw new IllegalArgumentException("there is no story " + key + " in the capture");
            }
            threads.add(last.get(key).getVerdict().getThread());
        }
        var all = new HashSet<String>();
        last.forEach((key, story) -> {
            if (threads.contains(story.getVerdict().getThread())) {
                all.add(key);
            }
        });
        return withCopies(all);
    }
}
