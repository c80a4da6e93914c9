package copytaster.replay.guarantees;

import java.util.List;

/** Something that must hold of the whole pipeline, whatever was killed in the middle. */
public interface Guarantee {

    /** What is promised, in a few words. */
    String name();

    /** What contradicts the promise; empty where it is kept. */
    List<String> violations(Evidence evidence);

    /** @throws AssertionError with what contradicts the promise, if anything does */
    default void require(Evidence evidence) {
        List<String> violations = violations(evidence);
        if (!violations.isEmpty()) {
            throw new AssertionError("Not kept: " + name() + "\n  " + String.join("\n  ", violations));
        }
    }

    static List<Guarantee> all() {
        return List.of(
                new EveryStoryAccountedFor(),
                new NothingTwice(),
                new NewestVersionWins(),
                new KilledStaysKilled(),
                new SameVerdicts());
    }
}
