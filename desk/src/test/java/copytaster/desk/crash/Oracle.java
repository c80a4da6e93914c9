package copytaster.desk.crash;

import copytaster.desk.crash.Evidence.Delivery;
import copytaster.schemas.Kind;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must have become of each story, by the simplest of rules: the highest take that came is in force, unless a kill of
 * it ever came, before or after. Knows nothing of ranks, dates and hashes.
 */
final class Oracle {

    private final Map<String, Story> inForce = new TreeMap<>();
    private final Set<String> killed = new HashSet<>();

    Oracle(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            Story story = delivery.raw().getStory();
            if (story.getKind() == Kind.TEST) {
                continue;
            }
            if (story.getStatus() == Status.KILLED) {
                kill(story);
            } else {
                inForce.merge(delivery.key(), story, (one, other) -> Takes.of(one) >= Takes.of(other) ? one : other);
            }
        }
        inForce.keySet().removeAll(killed);
    }

    /** The version that must be in force, by key, of stories that were not killed. */
    Map<String, Story> inForce() {
        return inForce;
    }

    /** The keys of killed stories, and of the notices that killed them. */
    Set<String> killed() {
        return killed;
    }

    private void kill(Story story) {
        killed.add(StoryKey.of(story));
        story.getRelated().stream()
                .filter(related -> related.getRole() == RelatedRole.KILLS)
                .forEach(related -> killed.add(StoryKey.of(related, story)));
    }
}
