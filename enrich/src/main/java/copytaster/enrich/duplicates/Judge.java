package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Neighbourhood.Neighbour;
import copytaster.schemas.Doubt;
import copytaster.schemas.Kind;
import copytaster.schemas.Relation;
import copytaster.schemas.Signal;
import copytaster.schemas.Verdict;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether a story is a copy of one in the window, and of what sort. The score is containment: the share of the
 * smaller text's rare hashes that stands in the larger one, so that a trimmed copy scores as high as a whole one. Hashes
 * that more than three clusters share belong to a template and do not count; a text in which most names and figures have
 * changed is another story of the same template.
 */
public final class Judge {

    /** Named in every verdict; a change of anything that decides changes it. */
    public static final String ALGORITHM = "winnow-1";

    /** From this share of common rare hashes on, two texts are one report. */
    static final double SAME = 0.34;

    /** Below {@link #SAME}, from here on the pair is kept as evidence for a person. */
    static final double DOUBTFUL = 0.20;

    /** Fewer shared hashes than this say nothing. */
    private static final int LEAST_SHARED = 5;

    /** A text of fewer words is too short to be recognised, be it equal. */
    private static final int LEAST_WORDS = 4;

    /** Under this share of common names and figures a like text is another day's table or another company's notice. */
    private static final double FACTS_AGREE = 0.6;

    /** From this share on, and with {@link #LEAST_FACTS} of them, two texts tell the same. */
    private static final double FACTS_THE_SAME = 0.9;

    private static final int LEAST_FACTS = 5;

    /** Beyond this ratio of lengths a copy is trimmed or expanded. */
    private static final double LENGTHS_DIFFER = 0.8;

    private static final int LIKELIEST = 8;

    private record Likeness(Neighbour other, int shared, double score, double facts) {}

    private Judge() {}

    /**
     * @param print of the story to judge
     * @param signals what the agency says it is
     * @param recurring whether it is an instance of what comes again and again
     * @param window the stories it may be a copy of
     * @param barred the clusters that it must not join, by a person's ruling: their stories are passed over
     */
    public static Finding judge(
            Fingerprint print, List<Signal> signals, boolean recurring, Neighbourhood window, Set<String> barred) {
        Optional<Likeness> best = print.words() < LEAST_WORDS ? Optional.empty() : likest(print, window, barred);
        if (best.isPresent() && isSame(print, best.get())) {
            return Finding.of(copy(print, signals, best.get()), print);
        }
        Verdict verdict = alone(print);
        verdict.setRecurring(recurring);
        best.filter(likeness -> likeness.score >= DOUBTFUL).ifPresent(likeness -> {
            String evidence = likeness.score >= SAME
                    ? "worded like " + likeness.other.print().key()
                            + ", but its names and figures differ: another story of the same form"
                    : "partly worded like " + likeness.other.print().key() + ": " + sharing(likeness);
            verdict.setScore(round(likeness.score));
            verdict.setEvidence(List.of(evidence));
            verdict.setDoubts(List.of(new Doubt(likeness.other.print().key(), round(likeness.score), evidence)));
        });
        return Finding.of(verdict, print);
    }

    public static Finding judge(Fingerprint print, List<Signal> signals, boolean recurring, Neighbourhood window) {
        return judge(print, signals, recurring, window, Set.of());
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

    private static Optional<Likeness> likest(Fingerprint print, Neighbourhood window, Set<String> barred) {
        var rare = new IntArrayList();
        var shared = new Int2IntOpenHashMap();
        for (int gram : print.grams()) {
            IntArrayList holders = window.holders(gram);
            if (isRare(holders, print, window)) {
                rare.add(gram);
                holders.forEach(slot -> shared.addTo(slot, 1));
            }
        }
        for (Neighbour same : window.sameText(print.textHash())) {
            shared.putIfAbsent(same.slot(), 0);
        }
        var likest = new ArrayList<Likeness>();
        shared.int2IntEntrySet().stream()
                .filter(entry -> !window.at(entry.getIntKey()).print().key().equals(print.key()))
                .filter(entry ->
                        !barred.contains(window.at(entry.getIntKey()).print().clusterId()))
                .sorted(Comparator.comparingInt((Int2IntOpenHashMap.Entry entry) -> -entry.getIntValue())
                        .thenComparing(entry -> window.at(entry.getIntKey()).storeKey()))
                .limit(LIKELIEST)
                .forEach(entry -> likest.add(
                        likeness(print, rare.size(), window.at(entry.getIntKey()), entry.getIntValue(), window)));
        // Of several originals the one that most of the text stands in, else the likest of those that are none.
        return likest.stream()
                .min(Comparator.comparing((Likeness likeness) -> !isSame(print, likeness))
                        .thenComparingDouble(likeness -> isSame(print, likeness) ? -likeness.shared : -likeness.score)
                        .thenComparing(likeness -> likeness.other.storeKey()));
    }

    private static Likeness likeness(Fingerprint print, int rare, Neighbour other, int shared, Neighbourhood window) {
        double facts = agreement(print.facts(), other.print().facts());
        if (print.textHash() == other.print().textHash()) {
            return new Likeness(other, print.grams().length, 1.0, facts);
        }
        if (shared < LEAST_SHARED) {
            return new Likeness(other, shared, 0, facts);
        }
        int rareOther = 0;
        for (int gram : other.print().grams()) {
            if (isRare(window.holders(gram), other.print(), window)) {
                rareOther++;
            }
        }
        int smaller = Math.min(rare, rareOther);
        double score = smaller == 0 ? 0 : Math.min(1.0, shared / (double) smaller);
        return new Likeness(other, shared, score, facts);
    }

    /** Few enough other clusters hold it; its own cluster, with all its copies, counts as one. */
    private static boolean isRare(IntArrayList holders, Fingerprint print, Neighbourhood window) {
        if (holders.size() <= Neighbourhood.COMMON) {
            return true;
        }
        var clusters = new String[Neighbourhood.COMMON];
        int found = 0;
        for (int i = 0; i < holders.size(); i++) {
            String cluster = window.at(holders.getInt(i)).print().clusterId();
            if (!Arrays.asList(clusters).contains(cluster)) {
                if (found == clusters.length) {
                    return false;
                }
                clusters[found++] = cluster;
            }
        }
        return true;
    }

    private static Verdict copy(Fingerprint print, List<Signal> signals, Likeness likeness) {
        Verdict verdict = alone(print);
        verdict.setRelation(relation(print, signals, likeness));
        verdict.setRelatedTo(likeness.other.print().key());
        verdict.setClusterId(likeness.other.print().clusterId());
        verdict.setThread(likeness.other.print().thread());
        verdict.setScore(round(likeness.score));
        verdict.setEvidence(List.of(sharing(likeness)));
        return verdict;
    }

    private static Relation relation(Fingerprint print, List<Signal> signals, Likeness likeness) {
        Fingerprint other = likeness.other.print();
        boolean sameAgency = print.provider().equals(other.provider());
        if (sameAgency && signals.contains(Signal.CORRECTION)) {
            return Relation.CORRECTION;
        }
        if (sameAgency && signals.contains(Signal.UPDATE)) {
            return Relation.UPDATE;
        }
        double lengths = print.words() / (double) Math.max(1, other.words());
        if (lengths < LENGTHS_DIFFER) {
            return Relation.TRIMMED;
        }
        if (lengths > 1 / LENGTHS_DIFFER) {
            return Relation.EXPANDED;
        }
        if (likeness.score < 0.6) {
            return Relation.REWRITE;
        }
        return sameAgency ? Relation.RETRANSMISSION : Relation.COPY;
    }

    /** Alike enough in wording; or told in other words, but of the same names and figures. */
    private static boolean isSame(Fingerprint print, Likeness likeness) {
        boolean tabular = print.kind() == Kind.TABLE || print.kind() == Kind.RESULT;
        if (likeness.facts < (tabular ? FACTS_THE_SAME : FACTS_AGREE)) {
            return false;
        }
        boolean retold = likeness.facts >= FACTS_THE_SAME
                && Math.min(print.facts().length, likeness.other.print().facts().length) >= LEAST_FACTS;
        return likeness.score >= (retold ? DOUBTFUL : SAME);
    }

    /** The share of the smaller set of names and figures that stands in the larger; 1 where there are too few to tell. */
    private static double agreement(int[] facts, int[] others) {
        int smaller = Math.min(facts.length, others.length);
        if (smaller < 2) {
            return 1;
        }
        var set = new IntOpenHashSet(others);
        long common = Arrays.stream(facts).filter(set::contains).count();
        return common / (double) smaller;
    }

    private static String sharing(Likeness likeness) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of the shorter text's own wording stands in %s; %.0f %% of its names and figures do",
                likeness.score * 100,
                likeness.other.print().key(),
                likeness.facts * 100);
    }

    private static double round(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
