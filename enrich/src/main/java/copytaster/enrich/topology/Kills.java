package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a kill notice does: to the story under its own id, and to those it points at, whether they have come or not. */
final class Kills {

    private final Book book;
    private final Draft draft;
    private final Composer composer;
    private final KinWarnings warnings;
    private final Horizons horizons;
    private final Instant seen;

    Kills(Book book, Draft draft, Composer composer, KinWarnings warnings, Horizons horizons, Instant seen) {
        this.book = book;
        this.draft = draft;
        this.composer = composer;
        this.warnings = warnings;
        this.horizons = horizons;
        this.seen = seen;
    }

    /**
     * @param notice as it came
     * @param told the notice as it is entered, which has been drafted
     * @param before what was known under its id; null for nothing
     */
    void kill(Story notice, EnrichedStory told, @Nullable BookEntry before) {
        List<String> targets = targets(notice);
        boolean aStory = before != null && before.getLast().getStory().getStatus() != Status.KILLED;
        if (targets.isEmpty() || aStory) {
            warnings.killed(told);
        }
        targets.forEach(target -> killByPointer(target, notice, told));
    }

    /** Whom the notice kills beside the story under its own id. */
    static List<String> targets(Story notice) {
        String key = StoryKey.of(notice);
        return notice.getRelated().stream()
                .filter(related -> related.getRole() == RelatedRole.KILLS)
                .map(related -> StoryKey.of(related, notice))
                .filter(target -> !target.equals(key))
                .distinct()
                .toList();
    }

    private void killByPointer(String target, Story notice, EnrichedStory told) {
        BookEntry entry = draft.known(target);
        if (entry == null) {
            killUnseen(target, told);
        } else if (entry.getLast().getStory().getStatus() != Status.KILLED) {
            EnrichedStory killed = composer.killedBy(entry.getLast(), notice, seen);
            draft.followUp(killed);
            warnings.killed(killed);
        }
    }

    private void killUnseen(String target, EnrichedStory told) {
        EnrichedStory unseen = composer.killedUnseen(target, told, seen);
        draft.put(
                target, BookEntry.newBuilder().setLast(unseen).setContentHash(0).build());
        draft.join(unseen.getVerdict().getClusterId(), target, seen);
        draft.later(() -> book.remind(seen.plus(horizons.book()), Book.Appointment.FORGET, target));
        draft.followUp(unseen);
        warnings.killed(unseen);
    }
}
