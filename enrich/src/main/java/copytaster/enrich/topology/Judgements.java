package copytaster.enrich.topology;

import copytaster.schemas.Judgement;
import copytaster.schemas.Ruling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What people have ruled on pairs of stories. Each ruling stands under both of its stories; the latest on a pair counts.
 *
 * @param latest one that is not stored yet; null for none
 */
record Judgements(
        KeyValueStore<String, Judgement> store, @Nullable Judgement latest) {

    Judgements(KeyValueStore<String, Judgement> store) {
        this(store, null);
    }

    /** These, with one more that counts already. */
    Judgements with(Judgement judgement) {
        return new Judgements(store, judgement);
    }

    /** All that were made on this story, in the order of the others' keys. */
    List<Judgement> of(String storyKey) {
        var found = new ArrayList<Judgement>();
        try (KeyValueIterator<String, Judgement> range = store.range(key(storyKey, ""), storyKey + "\1")) {
            range.forEachRemaining(stored -> {
                if (latest == null || !samePair(stored.value, latest)) {
                    found.add(stored.value);
                }
            });
        }
        if (latest != null && concerns(latest, storyKey)) {
            found.add(latest);
        }
        return found;
    }

    /** The stories that a person has ruled to be this one, or to be another. */
    List<String> others(String storyKey, Ruling ruling) {
        return of(storyKey).stream()
                .filter(judgement -> judgement.getRuling() == ruling)
                .map(judgement -> other(judgement, storyKey))
                .toList();
    }

    /** Is one of these, by a person's ruling, another story than one of those? */
    boolean part(Collection<String> these, Collection<String> those) {
        Collection<String> fewer = these.size() <= those.size() ? these : those;
        Set<String> more = new HashSet<>(these.size() <= those.size() ? those : these);
        return fewer.stream()
                .flatMap(key -> others(key, Ruling.DIFFERENT).stream())
                .anyMatch(more::contains);
    }

    void put(Judgement judgement) {
        store.put(key(judgement.getFirst(), judgement.getSecond()), judgement);
        store.put(key(judgement.getSecond(), judgement.getFirst()), judgement);
    }

    void forget(String storyKey) {
        for (Judgement judgement : of(storyKey)) {
            String other = other(judgement, storyKey);
            store.delete(key(storyKey, other));
            store.delete(key(other, storyKey));
        }
    }

    static String other(Judgement judgement, String storyKey) {
        return judgement.getFirst().equals(storyKey) ? judgement.getSecond() : judgement.getFirst();
    }

    private static boolean concerns(Judgement judgement, String storyKey) {
        return judgement.getFirst().equals(storyKey) || judgement.getSecond().equals(storyKey);
    }

    private static boolean samePair(Judgement one, Judgement another) {
        return concerns(another, one.getFirst()) && concerns(another, one.getSecond());
    }

    private static String key(String storyKey, String other) {
        return storyKey + "\0" + other;
    }
}
