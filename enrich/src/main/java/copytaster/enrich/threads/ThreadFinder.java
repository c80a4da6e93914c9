package copytaster.enrich.threads;

import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.threads.Agreement.Common;
import copytaster.enrich.threads.ThreadIndex.Member;
import copytaster.schemas.Relation;
import copytaster.schemas.Verdict;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the running story that a new report belongs to. Within a language by the cosine of rarer words and by names; across
 * languages by names, figures and places. A report joins a thread only if it is like the thread as a whole, its first story
 * and its latest, so that a chain of likenesses does not swallow the day.
 */
public final class ThreadFinder {

    /** A name or figure of this weight tells something by itself: met by chance in one story of fifty-five. */
    static double TELLING = Double.parseDouble(System.getProperty("telling", "4.0"));

    static double COUNTS = 2.5;
    static double T_RARE = Double.parseDouble(System.getProperty("rare", "9"));
    static double T_PLACE = Double.parseDouble(System.getProperty("place", "2"));
    static double T_NOPLACE = Double.parseDouble(System.getProperty("noplace", "4"));
    static double T_HOUR = Double.parseDouble(System.getProperty("hour", "0.15"));
    static double T_COS = Double.parseDouble(System.getProperty("cos", "0.22"));
    static double C_HOUR = Double.parseDouble(System.getProperty("chour", "0.002"));
    static int STRONG = Integer.getInteger("strong", 2);
    static double T_SUBJECT = Double.parseDouble(System.getProperty("subject", "5.3"));
    static double T_MEAN = Double.parseDouble(System.getProperty("mean", "0.6"));

    private static final int KEYS = 24;
    private static final int POPULAR = 150;
    private static final int CANDIDATES = 10;
    private static final int LATEST = 3;
    private static final double HOUR = 3_600_000;

    private ThreadFinder() {}

    private record Scored(Member member, Common common, double score) {}

    /**
     * What was found out about a story, in the thread that it follows. Only what begins a cluster of its own, or is the newer
     * version of a story that stands alone, follows by its own likeness; what recurs follows nothing and leads nothing.
     */
    public static Finding follow(Finding found, CleanText text, ThreadIndex index) {
        Verdict verdict = found.verdict();
        if (verdict.getRecurring()) {
            return new Finding(verdict, found.print().withoutTraits());
        }
        Relation relation = verdict.getRelation();
        if (relation != Relation.NEW && relation != Relation.NEW_VERSION && relation != Relation.CORRECTION) {
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
            double score = score(print, candidate.print(), common);
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
            sum += Math.min(1.5, score(print, member.print(), agreement.with(member.print())));
        }
        return sum / members.size() >= T_MEAN;
    }

    /** 1 and more: likely of one running story. */
    static double score(Fingerprint print, Fingerprint other, Common common) {
        double hours = Math.abs(print.seen() - other.seen()) / HOUR;
        if (common.agreements() < 2 || common.strong() < 1) {
            return 0;
        }
        if (common.names().isEmpty() && common.figures().size() < 3) {
            return 0;
        }
        double places = places(print.traits().places(), other.traits().places());
        double rare = (common.rare() + (places > 0 ? T_PLACE : places < 0 ? -T_NOPLACE : 0) - hours * T_HOUR) / T_RARE;
        if (!Agreement.sameLanguage(print, other)) {
            return rare;
        }
        if (common.subject() < T_SUBJECT || common.strong() < STRONG) {
            return 0;
        }
        return Math.min(rare, (common.terms() - hours * C_HOUR) / T_COS);
    }

    /** 1 for a country in common, -1 for none of those that both name. */
    private static double places(List<String> some, List<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return 0;
        }
        return Collections.disjoint(some, others) ? -1 : 1;
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
        return weights.int2DoubleEntrySet().stream()
                .sorted(Comparator.comparingDouble(
                                (it.unimi.dsi.fastutil.ints.Int2DoubleMap.Entry entry) -> -entry.getDoubleValue())
                        .thenComparingInt(entry -> -entry.getIntKey()))
                .limit(CANDIDATES)
                .map(entry -> index.at(entry.getIntKey()))
                .filter(member -> !member.print().key().equals(print.key()))
                .toList();
    }

    private static void add(List<Key> keys, int hash, double weight, Postings postings) {
        int holders = postings.count(hash);
        if (holders > 0 && holders <= POPULAR) {
            keys.add(new Key(hash, weight, postings));
        }
    }
}
