package copytaster.replay.guarantees;

import copytaster.replay.guarantees.Evidence.Delivery;
import copytaster.schemas.Kind;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What must have become of each story, by the simplest of rules: the newest version that came is in force, unless a kill of
 * it ever came, before or after. Knows nothing of hashes and windows.
 */
public final class Oracle {

    static final BinaryOperator<Story> DECLARED = Oracle::declared;

    private final BinaryOperator<Story> newer;
    private final Map<String, Story> inForce = new TreeMap<>();
    private final Map<String, Set<Story>> come = new HashMap<>();
    private final Set<String> killed = new HashSet<>();

    /** By what the agencies say of their versions. */
    public Oracle(List<Delivery> deliveries) {
        this(deliveries, DECLARED);
    }

    /** @param newer of two versions of a story, the first of which came first */
    Oracle(List<Delivery> deliveries, BinaryOperator<Story> newer) {
        this.newer = newer;
        for (Delivery delivery : deliveries) {
            Story story = delivery.raw().getStory();
            if (story.getKind() == Kind.TEST) {
                continue;
            }
            if (story.getStatus() == Status.KILLED) {
                kill(story);
            } else {
                deliver(delivery.key(), story);
            }
        }
        inForce.keySet().removeAll(killed);
    }

    /** The version that must be in force, by key, of stories that were not killed. */
    public Map<String, Story> inForce() {
        return inForce;
    }

    /** The keys of killed stories, and of the notices that killed them. */
    public Set<String> killed() {
        return killed;
    }

    /** What has come before word for word changes nothing. */
    private void deliver(String key, Story story) {
        if (come.computeIfAbsent(key, one -> new HashSet<>()).add(story)) {
            inForce.merge(key, story, newer);
        }
    }

    private void kill(Story story) {
        killed.add(StoryKey.of(story));
        story.getRelated().stream()
                .filter(related -> related.getRole() == RelatedRole.KILLS)
                .forEach(related -> killed.add(StoryKey.of(related, story)));
    }

    private static Story declared(Story first, Story later) {
        if (first.getVersionRank() != null && later.getVersionRank() != null) {
            return later.getVersionRank() >= first.getVersionRank() ? later : first;
        }
        if (first.getVersionCreated() != null && later.getVersionCreated() != null) {
            return later.getVersionCreated().isBefore(first.getVersionCreated()) ? first : later;
        }
        return later;
    }
}
