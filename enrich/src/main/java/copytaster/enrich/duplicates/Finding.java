package copytaster.enrich.duplicates;

import static java.util.Objects.requireNonNull;

import copytaster.schemas.Verdict;

/**
 * What was found out about one story.
 *
 * @param verdict as it will be emitted
 * @param print to be remembered: the story's fingerprint, in the cluster and thread of the verdict
 */
public record Finding(Verdict verdict, Fingerprint print) {

    public Finding {
        requireNonNull(verdict, "verdict");
        requireNonNull(print, "print");
    }

    /** The verdict, and the print put where the verdict says. */
    public static Finding of(Verdict verdict, Fingerprint print) {
        return new Finding(verdict, print.in(verdict.getClusterId(), verdict.getThread()));
    }
}
