package copytaster.enrich.topology;

import copytaster.enrich.desks.Rules;
import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.StoryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Composes the enriched story and names its desks: those that want it, and those that have received any version of it,
 * whatever their filters say by now. Changes nothing.
 */
final class RouteStep extends ContextualProcessor<String, Delivery.Judged, String, Delivery.Entry> {

    private final Composer composer;
    private final TopicTaggers mediaTopics;
    private KeyValueStore<String, BookEntry> stories;
    private KeyValueStore<String, Account> account;
    private InForce inForce;

    RouteStep(Composer composer, TopicTaggers mediaTopics) {
        this.composer = composer;
        this.mediaTopics = mediaTopics;
    }

    @Override
    public void init(ProcessorContext<String, Delivery.Entry> context) {
        super.init(context);
        stories = context.getStateStore(DeskBookStores.STORIES);
        account = context.getStateStore(DeskBookStores.ACCOUNT);
        inForce = new InForce(context, mediaTopics);
    }

    @Override
    public void process(Record<String, Delivery.Judged> record) {
        Delivery.Judged judged = record.value();
        EnrichedStory enriched = judged.ordered().standing().accepted() ? enrich(judged, record.timestamp()) : null;
        context().forward(record.withValue(new Delivery.Entry.OfStory(judged, enriched)));
    }

    private EnrichedStory enrich(Delivery.Judged judged, long timestamp) {
        BookEntry known = stories.get(StoryKey.of(judged.raw().getStory()));
        long clock = WireClock.advanced(account.get(DeskBookStores.ACCOUNT), timestamp);
        EnrichedStory story = composer.compose(judged, known, Instant.ofEpochMilli(timestamp), clock);
        Rules rules = inForce.rules();
        var desks = new TreeSet<>(story.getDesks());
        desks.addAll(rules.wanting(story));
        story.setDesks(new ArrayList<>(desks));
        story.setRulesVersion(rules.version());
        return story;
    }
}
