package copytaster.enrich.topology;

import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.versions.Standing;
import copytaster.schemas.BookEntry;
import copytaster.schemas.Kind;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    private KeyValueStore<String, BookEntry> stories;
    private KeyValueStore<String, String> chains;
    private PrintStore prints;

    @Override
    public void init(ProcessorContext<String, Delivery.Judged> context) {
        super.init(context);
        stories = context.getStateStore(DeskBookStores.STORIES);
        chains = context.getStateStore(DeskBookStores.CHAINS);
        prints = context.getStateStore(DeskBookStores.PRINTS);
        prints.reindex();
    }

    @Override
    public void process(Record<String, Delivery.Ordered> record) {
        context().forward(record.withValue(new Delivery.Judged(record.value(), find(record.value()))));
    }

    private Finding find(Delivery.Ordered ordered) {
        Fingerprint print = ordered.printed().print();
        try {
            return switch (ordered.standing()) {
                case Standing.First first -> first(ordered.raw().getStory(), print);
                case Standing.Newer newer -> newer(ordered.raw().getStory(), print);
                case Standing.Kill kill -> kill(ordered.raw().getStory(), print);
                case Standing.Repeated repeated -> Finding.of(Judge.alone(print), print);
                case Standing.Stale stale -> Finding.of(Judge.alone(print), print);
                case Standing.Test test -> Finding.of(Judge.alone(print), print);
            };
        } catch (RuntimeException e) {
            LOG.warn("{}: passes without a verdict", print.key(), e);
            Verdict verdict = Judge.alone(print);
            verdict.setUndecided(e.toString());
            return Finding.of(verdict, print);
        }
    }

    private Finding first(Story story, Fingerprint print) {
        Optional<BookEntry> declared = declared(story);
        if (declared.isPresent()) {
            return declared(story, print, declared.get());
        }
        if (!Judge.compares(story.getKind())) {
            return Finding.of(Judge.alone(print), print);
        }
        return Judge.judge(print, story.getSignals(), false, prints.window());
    }

    private Finding newer(Story story, Fingerprint print) {
        boolean correction = story.getSignals().contains(Signal.CORRECTION);
        Verdict verdict = Judge.alone(print);
        verdict.setRelation(correction ? Relation.CORRECTION : Relation.NEW_VERSION);
        verdict.setRelatedTo(print.key());
        place(verdict, print.key());
        verdict.setScore(1.0);
        verdict.setEvidence(
                List.of(correction ? "the agency corrects its own story" : "the agency's own newer version"));
        return Finding.of(verdict, print);
    }

    private Finding kill(Story story, Fingerprint print) {
        String killed = story.getRelated().stream()
                .filter(related -> related.getRole() == RelatedRole.KILLS)
                .map(related -> StoryKey.of(related, story))
                .findFirst()
                .orElse(print.key());
        Verdict verdict = Judge.alone(print);
        verdict.setRelation(Relation.KILL);
        verdict.setRelatedTo(killed);
        place(verdict, killed);
        verdict.setScore(1.0);
        verdict.setEvidence(List.of("the agency kills " + killed));
        return Finding.of(verdict, print);
    }

    /**
     * The earlier text of the same agency that this one belongs to: the one it names, or, where an update or the text to
     * an alert names an item that never came, the last one that named the same.
     */
    private Optional<BookEntry> declared(Story story) {
        return story.getRelated().stream()
                .filter(related ->
                        related.getRole() == RelatedRole.ASSOCIATED || related.getRole() == RelatedRole.REPLACES)
                .map(related -> StoryKey.of(related, story))
                .flatMap(named -> Stream.of(named(named), chained(named, story)))
                .flatMap(Optional::stream)
                .filter(entry -> entry.getLast().getStory().getKind() != Kind.CAPTION)
                .findFirst();
    }

    private Optional<BookEntry> named(String key) {
        return Optional.ofNullable(stories.get(key));
    }

    private Optional<BookEntry> chained(String key, Story story) {
        boolean says =
                story.getSignals().contains(Signal.UPDATE) || story.getSignals().contains(Signal.CORRECTION);
        return Optional.ofNullable(chains.get(key))
                .flatMap(this::named)
                .filter(earlier -> says || earlier.getLast().getStory().getKind() == Kind.ALERT);
    }

    private static Finding declared(Story story, Fingerprint print, BookEntry earlier) {
        boolean correction = story.getSignals().contains(Signal.CORRECTION);
        Verdict verdict = Judge.alone(print);
        verdict.setRelation(correction ? Relation.CORRECTION : Relation.UPDATE);
        verdict.setRelatedTo(earlier.getLast().getKey());
        verdict.setClusterId(earlier.getLast().getVerdict().getClusterId());
        verdict.setThread(earlier.getLast().getVerdict().getThread());
        verdict.setScore(1.0);
        verdict.setEvidence(
                List.of("the agency says it belongs to " + earlier.getLast().getKey()));
        return Finding.of(verdict, print);
    }

    /** Into the cluster and thread of a story that is known; elsewhere they stay as they are. */
    private void place(Verdict verdict, String key) {
        named(key).map(entry -> entry.getLast().getVerdict()).ifPresent(known -> {
            verdict.setClusterId(known.getClusterId());
            verdict.setThread(known.getThread());
        });
    }
}
