package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Sameness.Route;
import copytaster.schemas.Doubt;
import copytaster.schemas.Kind;
import copytaster.schemas.Relation;
import copytaster.schemas.Signal;
import copytaster.schemas.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether a story is a copy of one in the window, and of what sort. Of the few stories that share its rare words or
 * wording, the likest whose names and figures agree is its original; what is likely and not sure is kept as a doubt for
 * a person.
 */
public final class Judge {

    /** Named in every verdict; a change of anything that decides changes it. */
    public static final String ALGORITHM = "judge-2";

    private static final int MOST_DOUBTS = 5;

    private record Judged(Likeness likeness, Route route) {}

    private Judge() {}

    /**
     * @param print of the story to judge
     * @param signals of the agency
     * @param recurring is it an instance of what comes again and again?
     * @param window the stories before it
     * @param barred the clusters that it must not join, by a person's ruling: their stories are passed over
     */
    public static Finding judge(
            Fingerprint print, List<Signal> signals, boolean recurring, Neighbourhood window, Set<String> barred) {
        var scales = new Scales(print, window);
        int[] pairs = Candidates.pairs(print, window);
        List<Judged> judged = new Candidates(scales, pairs)
                .find().stream()
                        .filter(other -> !barred.contains(other.print().clusterId()))
                        .map(other -> Likeness.of(scales, other))
                        .map(likeness -> new Judged(likeness, Sameness.route(print, likeness, recurring)))
                        .sorted(Comparator.comparing(Judged::route)
                                .thenComparingDouble(one -> -score(one))
                                .thenComparing(one -> one.likeness.other().storeKey()))
                        .toList();
        Fingerprint findable = print.with(pairs);
        Optional<Judged> original = judged.stream()
                .filter(one -> one.route.same() && fits(one, scales))
                .findFirst();
        if (original.isPresent()) {
            return Finding.of(copy(print, original.get(), recurring), findable);
        }
        Verdict verdict = alone(print);
        verdict.setRecurring(recurring);
        List<Doubt> doubts = doubts(judged);
        if (!doubts.isEmpty()) {
            verdict.setDoubts(doubts);
            verdict.setScore(doubts.getFirst().getScore());
            verdict.setEvidence(List.of(doubts.getFirst().getEvidence()));
        }
        return Finding.of(verdict, findable);
    }

    public static Finding judge(Fingerprint print, List<Signal> signals, boolean recurring, Neighbourhood window) {
        return judge(print, signals, recurring, window, Set.of());
    }

    /** The fingerprint of a story that needs no verdict, such that later ones are found to be its copies. */
    public static Fingerprint findable(Fingerprint print, Neighbourhood window) {
        return print.with(Candidates.pairs(print, window));
    }

    /** Captions and packages say over again what their stories say: they are no copies, and nothing is a copy of them. */
    public static boolean compares(Kind kind) {
        return kind != Kind.CAPTION && kind != Kind.PACKAGE;
    }

    /** The verdict on a story that is like no other. */
    public static Verdict alone(Fingerprint print) {
        return Verdict.newBuilder()
                .setRelation(Relation.NEW)
                .setClusterId(print.clusterId())
                .setThread(print.thread())
                .setAlgorithmVersion(ALGORITHM)
                .build();
    }

    /** Does the story belong with the cluster's first member too? Else a chain of likenesses would merge everything. */
    private static boolean fits(Judged one, Scales scales) {
        String first = one.likeness.other().print().clusterId();
        if (one.route == Route.EQUAL
                || one.route == Route.MARKED
                || one.likeness.other().print().key().equals(first)
                || Sameness.wording(one.likeness) >= 0.8) {
            return true;
        }
        return scales.window()
                .of(first)
                .map(representative ->
                        Sameness.route(scales.print(), Likeness.of(scales, representative), false) != Route.DIFFERENT)
                .orElse(true);
    }

    private static Verdict copy(Fingerprint print, Judged original, boolean recurring) {
        Fingerprint other = original.likeness.other().print();
        Verdict verdict = alone(print);
        verdict.setRelation(Relations.of(print, original.likeness, original.route));
        verdict.setRelatedTo(other.key());
        verdict.setClusterId(other.clusterId());
        verdict.setThread(other.thread());
        verdict.setScore(score(original));
        verdict.setRecurring(recurring);
        verdict.setEvidence(Reasons.of(original.likeness, original.route));
        return verdict;
    }

    private static List<Doubt> doubts(List<Judged> judged) {
        var doubts = new ArrayList<Doubt>();
        for (Judged one : judged) {
            if (one.route != Route.DIFFERENT && doubts.size() < MOST_DOUBTS) {
                doubts.add(new Doubt(
                        one.likeness.other().print().key(),
                        score(one),
                        String.join("; ", Reasons.of(one.likeness, one.route))));
            }
        }
        return doubts;
    }

    private static double score(Judged one) {
        double score =
                switch (one.route) {
                    case EQUAL -> 1;
                    case WORDED -> Math.max(Sameness.wording(one.likeness), Sameness.likelihood(one.likeness));
                    case RETOLD, MARKED, DOUBTFUL, DIFFERENT -> Sameness.likelihood(one.likeness);
                };
        return Math.round(Math.min(1, score) * 1000) / 1000.0;
    }
}
