package copytaster.enrich.topology;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Judgement;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RawStory;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Story;
import copytaster.schemas.Tick;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the agency's trimmings off a story's text; rule sets, models, judgements and ticks go straight to the desk book. */
final class CleanStep extends ContextualProcessor<String, SpecificRecord, String, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(CleanStep.class);

    @Override
    public void process(Record<String, SpecificRecord> record) {
        switch (record.value()) {
            case RawStory raw ->
                context()
                        .forward(
                                record.withValue(new Delivery.Cleaned(raw, clean(raw.getStory()))),
                                EnrichTopology.TAGS);
            case RuleSet rules ->
                context().forward(record.withValue(new Delivery.Entry.OfRules(rules)), EnrichTopology.DESK_BOOK);
            case LearnedModel model ->
                context().forward(record.withValue(new Delivery.Entry.OfModel(model)), EnrichTopology.DESK_BOOK);
            case Tick tick ->
                context().forward(record.withValue(new Delivery.Entry.OfTick(tick)), EnrichTopology.DESK_BOOK);
            case Judgement judgement ->
                context()
                        .forward(record.withValue(new Delivery.Entry.OfJudgement(judgement)), EnrichTopology.DESK_BOOK);
            default ->
                throw new IllegalArgumentException(
                        "a " + record.value().getSchema().getName() + " does not belong on wire.raw");
        }
    }

    /** A text that cannot be cleaned passes as it is: no story stops for it. */
    private static CleanText clean(Story story) {
        try {
            return Cleaner.clean(story);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("{}/{}: text passes uncleaned", story.getProvider(), story.getId(), e);
            return new CleanText(story.getLanguage(), story.getHeadline(), "", story.getBody(), "");
        }
    }
}
