package copytaster.desk.crash;

import java.util.List;

/** Something that must hold of the whole pipeline, whatever was killed in the middle. */
interface Guarantee {

    /** What is promised, in a few words. */
    String name();

    /** What contradicts the promise; empty where it is kept. */
    List<String> violations(Evidence evidence);

    static List<Guarantee> all() {
        return List.of(
                new EveryStoryAccountedFor(),
                new NothingTwice(),
                new NewestVersionWins(),
                new KilledStaysKilled(),
                new SameVerdicts());
    }
}
