package copytaster.enrich.threads;

import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.threads.Agreement.Common;
import copytaster.enrich.threads.ThreadIndex.Member;
import copytaster.schemas.Relation;
import copytaster.schemas.Verdict;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the running story that a new report belongs to. Within a language by the cosine of rarer words and by names; across
 * languages by names, figures and places. A report joins a thread only if it is like the thread as a whole, its first story
 * and its latest, so that a chain of likenesses does not swallow the day.
 */
public final class ThreadFinder {

    /** A name or figure of this weight tells something by itself: met by chance in one story of fifty-five. */
    static final double TELLING = 4.0;

    /** One of this weight still counts beside another: in one story of twelve. */
    static final double COUNTS = 2.5;

    /** So much must the common names and figures weigh together. */
    private static final double ENOUGH = 9;

    /** What a country in common adds to that, and what it takes away when each names other ones. */
    private static final double SAME_PLACE = 2;

    private static final double OTHER_PLACE = 4;

    /** Each hour apart takes a little away. */
    private static final double AN_HOUR = 0.15;

    /** Within a language: the cosine of the words that makes a running story, and what each hour apart takes from it. */
    private static final double ALIKE = 0.22;

    private static final double ALIKE_AN_HOUR = 0.002;

    /** Within a language, both must be about somebody or something as rare as this: in one story of two hundred. */
    private static final double SUBJECT = 5.3;

    private static final int LEAST_TELLING = 2;

    /** How like the thread's first and latest stories must be on the average, where 1 is enough for one of them. */
    private static final double ON_AVERAGE = 0.6;

    /** One perfect likeness does not outweigh that a story is unlike the rest. */
    private static final double AT_MOST = 1.5;

    private static final int LEAST_FIGURES_ALONE = 3;

    /** A candidate is sought by so many of the rarest traits, none of them held by more stories than {@link #POPULAR}. */
    private static final int KEYS = 24;

    private static final int POPULAR = 80;
    private static final int CANDIDATES = 10;
    private static final int LATEST = 3;
    private static final double HOUR = 3_600_000;

    private static final Set<Relation> FULLER =
            EnumSet.of(Relation.NEW_VERSION, Relation.CORRECTION, Relation.UPDATE, Relation.EXPANDED, Relation.REWRITE);

    private ThreadFinder() {}

    private record Scored(Member member, Common common, double score) {}

    /**
     * What was found out about a story, in the thread that it follows. A story that begins a cluster of its own follows by its
     * likeness, and so does a fuller text of a cluster that stands in no thread with others: an alert says too little to be
     * recognised by. A copy follows its original; what recurs follows nothing and leads nothing.
     */
    public static Finding follow(Finding found, CleanText text, ThreadIndex index) {
        Verdict verdict = found.verdict();
        if (verdict.getRecurring()) {
            return new Finding(verdict, found.print().withoutTraits());
        }
        boolean fuller =
                FULLER.contains(verdict.getRelation()) && index.isAlone(verdict.getThread(), verdict.getClusterId());
        if (verdict.getRelation() != Relation.NEW && !fuller) {
            return found;
        }
        return find(found.print(), index)
                .map(link -> {
                    verdict.setThread(link.thread());
                    var evidence = new ArrayList<>(verdict.getEvidence());
                    evidence.add(link.evidence(text));
                    verdict.setEvidence(evidence);
                    return Finding.of(verdict, found.print());
                })
                .orElse(found);
    }

    /** @return the running story, if there is one that is like enough */
    public static Optional<ThreadLink> find(Fingerprint print, ThreadIndex index) {
        if (print.traits().isEmpty() || index.size() == 0) {
            return Optional.empty();
        }
        var agreement = new Agreement(print, index);
        Map<String, Scored> best = new LinkedHashMap<>();
        for (Member candidate : candidates(print, index, agreement)) {
            Common common = agreement.with(candidate.print());
            double score = score(print, candidate.print(), common, agreement);
            if (score >= 1) {
                best.merge(
                        candidate.print().thread(),
                        new Scored(candidate, common, score),
                        (one, other) -> one.score >= other.score ? one : other);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Scored scored) -> -scored.score)
                        .thenComparing(scored -> scored.member.number()))
                .filter(scored -> belongs(print, scored, index, agreement))
                .findFirst()
                .map(scored -> new ThreadLink(
                        scored.member.print().thread(),
                        scored.member.print().key(),
                        scored.common.names(),
                        scored.common.figures()));
    }

    /** Whether it is like the thread's first story and its latest on the average, not only like one of them. */
    private static boolean belongs(Fingerprint print, Scored found, ThreadIndex index, Agreement agreement) {
        List<Member> members = index.representatives(found.member.print().thread(), LATEST);
        double sum = 0;
        for (Member member : members) {
            sum += Math.min(AT_MOST, score(print, member.print(), agreement.with(member.print()), agreement));
        }
        return sum / members.size() >= ON_AVERAGE;
    }

    /** 1 and more: likely of one running story. */
    private static double score(Fingerprint print, Fingerprint other, Common common, Agreement agreement) {
        boolean tooLittle = common.agreements() < 2
                || common.strong() < 1
                || common.names().isEmpty() && common.figures().size() < LEAST_FIGURES_ALONE;
        if (tooLittle) {
            return 0;
        }
        double hours = Math.abs(print.seen() - other.seen()) / HOUR;
        double rare = (common.rare() + places(print, other) - hours * AN_HOUR) / ENOUGH;
        if (!Agreement.sameLanguage(print, other)) {
            return rare;
        }
        if (common.subject() < SUBJECT || common.strong() < LEAST_TELLING) {
            return 0;
        }
        return rare < ON_AVERAGE ? rare : Math.min(rare, (agreement.terms(other) - hours * ALIKE_AN_HOUR) / ALIKE);
    }

    private static double places(Fingerprint print, Fingerprint other) {
        List<String> some = print.traits().places();
        List<String> others = other.traits().places();
        if (some.isEmpty() || others.isEmpty()) {
            return 0;
        }
        return Collections.disjoint(some, others) ? -OTHER_PLACE : SAME_PLACE;
    }

    private record Key(int hash, double weight, Postings postings) {}

    /** The stories that hold most of this story's rarest traits. */
    private static List<Member> candidates(Fingerprint print, ThreadIndex index, Agreement agreement) {
        var keys = new ArrayList<Key>();
        for (long printed : print.traits().names()) {
            long name = Spelling.bare(printed);
            int exact = Spelling.exact(name);
            add(keys, exact, agreement.name(name, true), index.names);
            if (Spelling.consonants(name) > 3) {
                int skeleton = Spelling.skeleton(name);
                if (index.skeletons.count(skeleton) > index.names.count(exact)) {
                    add(keys, skeleton, agreement.name(name, false), index.skeletons);
                }
            }
        }
        for (int figure : print.traits().figures()) {
            add(keys, figure, agreement.figure(figure), index.figures);
        }
        for (int term : print.traits().terms()) {
            add(keys, term, agreement.term(term) / 2, index.terms);
        }
        keys.sort(Comparator.comparingDouble((Key key) -> -key.weight));
        var weights = new Int2DoubleOpenHashMap();
        for (Key key : keys.subList(0, Math.min(KEYS, keys.size()))) {
            for (int number : key.postings.holders(key.hash)) {
                weights.addTo(number, key.weight);
            }
        }
        return heaviest(weights).stream()
                .map(index::at)
                .filter(member -> !member.print().clusterId().equals(print.clusterId()))
                .toList();
    }

    /** The story numbers of the greatest weights; of two with one weight, the later story. */
    private static List<Integer> heaviest(Int2DoubleOpenHashMap weights) {
        var numbers = new int[CANDIDATES];
        var greatest = new double[CANDIDATES];
        int size = 0;
        for (Int2DoubleMap.Entry entry : weights.int2DoubleEntrySet()) {
            int number = entry.getIntKey();
            double weight = entry.getDoubleValue();
            int at = size;
            while (at > 0 && (greatest[at - 1] < weight || greatest[at - 1] == weight && numbers[at - 1] < number)) {
                at--;
            }
            if (at < CANDIDATES) {
                size = Math.min(CANDIDATES, size + 1);
                System.arraycopy(numbers, at, numbers, at + 1, size - at - 1);
                System.arraycopy(greatest, at, greatest, at + 1, size - at - 1);
                numbers[at] = number;
                greatest[at] = weight;
            }
        }
        return IntArrayList.wrap(numbers, size);
    }

    private static void add(List<Key> keys, int hash, double weight, Postings postings) {
        int holders = postings.count(hash);
        if (holders > 0 && holders <= POPULAR) {
            keys.add(new Key(hash, weight, postings));
        }
    }
}
