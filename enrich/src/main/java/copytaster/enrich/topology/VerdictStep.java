package copytaster.enrich.topology;

import copytaster.enrich.almanac.Recurrence;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.threads.ThreadFinder;
import copytaster.enrich.versions.Standing;
import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.Judgement;
import copytaster.schemas.Relation;
import copytaster.schemas.Ruling;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a story is to those before it: what the agency declares comes first, then what the fingerprints show. A
 * verdict that fails stops no story: it passes as new, and says why. Changes nothing.
 */
final class VerdictStep extends ContextualProcessor<String, Delivery.Ordered, String, Delivery.Judged> {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictStep.class);

    /** A larger cluster than this is not moved because one of its stories has a new text. */
    private static final int LARGEST_TO_MOVE = 100;

    private KeyValueStore<String, BookEntry> stories;
    private Clusters clusters;
    private Judgements judgements;
    private Declared declared;
    private PrintStore prints;
    private AlmanacStore almanac;
    private KeyValueStore<String, Account> accounts;

    @Override
    public void init(ProcessorContext<String, Delivery.Judged> context) {
        super.init(context);
        stories = context.getStateStore(DeskBookStores.STORIES);
        clusters = new Clusters(context.getStateStore(DeskBookStores.CLUSTERS));
        judgements = new Judgements(context.<KeyValueStore<String, Judgement>>getStateStore(DeskBookStores.JUDGEMENTS));
        declared = new Declared(stories, context.getStateStore(DeskBookStores.CHAINS));
        prints = context.getStateStore(DeskBookStores.PRINTS);
        prints.reindex();
        almanac = context.getStateStore(DeskBookStores.ALMANAC);
        almanac.reindex();
        accounts = context.getStateStore(DeskBookStores.ACCOUNT);
    }

    @Override
    public void process(Record<String, Delivery.Ordered> record) {
        context().forward(record.withValue(find(record.value(), record.timestamp())));
    }

    private Delivery.Judged find(Delivery.Ordered ordered, long timestamp) {
        Fingerprint print = ordered.printed().print();
        try {
            return switch (ordered.standing()) {
                case Standing.First first -> {
                    Recurrence recurrence = recall(print, timestamp);
                    yield told(first(ordered, print, recurrence.recurs()), recurrence);
                }
                case Standing.Newer newer -> {
                    Recurrence recurrence = recall(print, timestamp);
                    yield told(newer(ordered, print, recurrence.recurs()), recurrence);
                }
                case Standing.Kill kill -> kill(ordered, print);
                case Standing.Repeated repeated -> found(ordered, print, Judge.alone(print));
                case Standing.Stale stale -> found(ordered, print, Judge.alone(print));
                case Standing.Test test -> found(ordered, print, Judge.alone(print));
            };
        } catch (RuntimeException e) {
            LOG.warn("{}: passes without a verdict", print.key(), e);
            Verdict verdict = Judge.alone(print);
            place(verdict, print.key());
            verdict.setUndecided(e.toString());
            return found(ordered, print, verdict);
        }
    }

    private Recurrence recall(Fingerprint print, long timestamp) {
        return almanac.recall(print.skeleton(), WireClock.advanced(accounts.get(DeskBookStores.ACCOUNT), timestamp));
    }

    /** An instance of what recurs is one whatever else it is, and says so. */
    private static Delivery.Judged told(Delivery.Judged judged, Recurrence recurrence) {
        Verdict verdict = judged.finding().verdict();
        verdict.setRecurring(recurrence.recurs());
        if (recurrence.recurs()) {
            var evidence = new ArrayList<>(verdict.getEvidence());
            evidence.add(recurrence.evidence());
            verdict.setEvidence(evidence);
        }
        return judged;
    }

    private Delivery.Judged first(Delivery.Ordered ordered, Fingerprint print, boolean recurring) {
        Story story = ordered.raw().getStory();
        Set<String> barred = barred(List.of(print.key()));
        List<BookEntry> earlier = declared.earlier(story).stream()
                .filter(entry -> !barred.contains(entry.getLast().getVerdict().getClusterId()))
                .toList();
        if (!earlier.isEmpty()) {
            Verdict verdict = declared(story, print, earlier.getFirst());
            Fingerprint findable = Judge.findable(print, prints.window());
            return new Delivery.Judged(
                    ordered, follow(ordered, Finding.of(verdict, findable)), Declared.links(story, earlier));
        }
        return new Delivery.Judged(ordered, follow(ordered, judge(story, print, recurring, barred)), List.of());
    }

    private Finding judge(Story story, Fingerprint print, boolean recurring, Set<String> barred) {
        return Judge.compares(story.getKind())
                ? Judge.judge(print, story.getSignals(), recurring, prints.window(), barred)
                : Finding.of(Judge.alone(print), print);
    }

    /** A new version stays where its story stands, unless its text shows that the whole cluster belongs elsewhere. */
    private Delivery.Judged newer(Delivery.Ordered ordered, Fingerprint print, boolean recurring) {
        Story story = ordered.raw().getStory();
        boolean correction = story.getSignals().contains(Signal.CORRECTION);
        Verdict verdict = Judge.alone(print);
        verdict.setRelation(correction ? Relation.CORRECTION : Relation.NEW_VERSION);
        verdict.setRelatedTo(print.key());
        place(verdict, print.key());
        verdict.setScore(1.0);
        verdict.setEvidence(
                List.of(correction ? "the agency corrects its own story" : "the agency's own newer version"));
        List<String> kin = Lineup.keys(clusters.members(verdict.getClusterId()));
        Finding judged = judge(story, print, recurring, barred(kin));
        Verdict anew = judged.verdict();
        var links = new ArrayList<>(Declared.links(story, declared.earlier(story)));
        if (anew.getRelation() != Relation.NEW && anew.getRelatedTo() != null && leads(print.key(), kin)) {
            links.add(new Delivery.Link(
                    anew.getRelatedTo(),
                    "the new version of " + print.key() + " reads like it: " + String.join("; ", anew.getEvidence())));
        }
        verdict.setRecurring(recurring);
        verdict.setDoubts(anew.getDoubts().stream()
                .filter(doubt -> !kin.contains(doubt.getKey()))
                .toList());
        return new Delivery.Judged(ordered, follow(ordered, Finding.of(verdict, judged.print())), links);
    }

    /** What stands in no running story with others may belong to one. */
    private Finding follow(Delivery.Ordered ordered, Finding found) {
        return ThreadFinder.follow(found, ordered.printed().tagged().cleaned().text(), prints.threads());
    }

    private Delivery.Judged kill(Delivery.Ordered ordered, Fingerprint print) {
        Story story = ordered.raw().getStory();
        String killed = Kills.targets(story).stream().findFirst().orElse(print.key());
        Verdict verdict = Judge.alone(print);
        verdict.setRelation(Relation.KILL);
        verdict.setRelatedTo(killed);
        Set<String> barred = barred(List.of(print.key()));
        named(print.key())
                .or(() -> named(killed))
                .filter(entry -> !barred.contains(entry.getLast().getVerdict().getClusterId()))
                .ifPresent(entry -> place(verdict, entry));
        verdict.setScore(1.0);
        verdict.setEvidence(List.of("the agency kills " + killed));
        return found(ordered, print, verdict);
    }

    private static Verdict declared(Story story, Fingerprint print, BookEntry earlier) {
        boolean correction = story.getSignals().contains(Signal.CORRECTION);
        Verdict verdict = Judge.alone(print);
        verdict.setRelation(correction ? Relation.CORRECTION : Relation.UPDATE);
        verdict.setRelatedTo(earlier.getLast().getKey());
        place(verdict, earlier);
        verdict.setScore(1.0);
        verdict.setEvidence(
                List.of("the agency says it belongs to " + earlier.getLast().getKey()));
        return verdict;
    }

    /** Is the story alone in its cluster, or has everyone else come into it by this story? */
    private boolean leads(String key, List<String> kin) {
        return kin.size() <= LARGEST_TO_MOVE
                && new Lineage(stories::get).followers(key, null, kin).containsAll(kin);
    }

    /** The clusters in which a story stands that a person has ruled not to be one of these. */
    private Set<String> barred(List<String> kin) {
        var barred = new HashSet<String>();
        for (String member : kin.subList(0, Math.min(kin.size(), LARGEST_TO_MOVE))) {
            for (String other : judgements.others(member, Ruling.DIFFERENT)) {
                named(other)
                        .ifPresent(
                                entry -> barred.add(entry.getLast().getVerdict().getClusterId()));
            }
        }
        return barred;
    }

    private static Delivery.Judged found(Delivery.Ordered ordered, Fingerprint print, Verdict verdict) {
        return new Delivery.Judged(ordered, Finding.of(verdict, print), List.of());
    }

    private Optional<BookEntry> named(String key) {
        return Optional.ofNullable(stories.get(key));
    }

    /** Into the cluster and thread of a story that is known; elsewhere they stay as they are. */
    private void place(Verdict verdict, String key) {
        named(key).ifPresent(entry -> place(verdict, entry));
    }

    private static void place(Verdict verdict, BookEntry entry) {
        Verdict known = entry.getLast().getVerdict();
        verdict.setClusterId(known.getClusterId());
        verdict.setThread(known.getThread().isEmpty() ? known.getClusterId() : known.getThread());
    }
}
