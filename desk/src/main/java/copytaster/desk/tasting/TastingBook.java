package copytaster.desk.tasting;

import copytaster.schemas.Act;
import copytaster.schemas.ActKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has taken which story, and what is said of it, as the acts on {@code wire.acts} have it in their order: every desk
 * that has read the same says the same. Safe for threads.
 */
public final class TastingBook {

    /** Of a story that many talk about, the last of these are kept. */
    private static final int MOST = 100;

    private final Map<String, Deque<Said>> stories = new HashMap<>();

    /** Enters what came next. */
    public synchronized void enter(Said said) {
        Deque<Said> story = stories.computeIfAbsent(said.act().getKey(), key -> new ArrayDeque<>());
        story.addLast(said);
        if (story.size() > MOST) {
            story.removeFirst();
        }
    }

    /** Forgets what was said before this time. */
    public synchronized void forget(Instant before) {
        stories.values().forEach(story -> story.removeIf(said -> said.time().isBefore(before)));
        stories.values().removeIf(Collection::isEmpty);
    }

    /** Who works on a story: whoever took it last and has not passed it on. */
    public synchronized Optional<Said> taken(String key) {
        Said taken = null;
        for (Said said : of(key)) {
            if (said.act().getKind() == ActKind.TAKE) {
                taken = said;
            } else if (said.act().getKind() == ActKind.PASS) {
                taken = null;
            }
        }
        return Optional.ofNullable(taken);
    }

    /** The stories that somebody works on. */
    public synchronized List<String> taken() {
        return stories.keySet().stream()
                .filter(key -> taken(key).isPresent())
                .sorted()
                .toList();
    }

    /** The notes on a story, oldest first. */
    public synchronized List<Said> notes(String key) {
        return of(key).stream()
                .filter(said -> said.act().getKind() == ActKind.NOTE)
                .toList();
    }

    /** Whether somebody has seen the alarm that this revision of a story raised. */
    public synchronized boolean isAcknowledged(String key, long revision) {
        return of(key).stream()
                .map(Said::act)
                .anyMatch(act -> act.getKind() == ActKind.ACKNOWLEDGE && act.getRevision() >= revision);
    }

    /** Whether somebody has said that a tag, or a fold with another story, is wrong. */
    public synchronized boolean isDoubted(String key, String about) {
        return of(key).stream()
                .map(Said::act)
                .anyMatch(act -> isDoubt(act) && act.getAbout().equals(about));
    }

    /** True for what says that a tag or a fold is wrong. */
    public static boolean isDoubt(Act act) {
        return act.getKind() == ActKind.WRONG_TAG || act.getKind() == ActKind.WRONG_FOLD;
    }

    private List<Said> of(String key) {
        Deque<Said> story = stories.get(key);
        return story == null ? List.of() : new ArrayList<>(story);
    }
}
