package copytaster.enrich.topology;

import copytaster.enrich.countries.CountryTagger;
import copytaster.schemas.RawStory;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tags a story by country and media topic, by the rules and models in force. A tagger that fails stops no story. */
final class TagStep extends ContextualProcessor<String, Delivery.Cleaned, String, Delivery.Tagged> {

    private static final Logger LOG = LoggerFactory.getLogger(TagStep.class);

    private final CountryTagger countries;
    private final TopicTaggers mediaTopics;
    private InForce inForce;

    TagStep(CountryTagger countries, TopicTaggers mediaTopics) {
        this.countries = countries;
        this.mediaTopics = mediaTopics;
    }

    @Override
    public void init(ProcessorContext<String, Delivery.Tagged> context) {
        super.init(context);
        inForce = new InForce(context, mediaTopics);
    }

    @Override
    public void process(Record<String, Delivery.Cleaned> record) {
        context().forward(record.withValue(tag(record.value())));
    }

    private Delivery.Tagged tag(Delivery.Cleaned cleaned) {
        RawStory raw = cleaned.raw();
        try {
            return new Delivery.Tagged(
                    cleaned,
                    countries.tag(cleaned.text(), raw.getStory(), raw.getHome()),
                    inForce.mediaTopics().tag(cleaned.text(), raw.getStory()),
                    null);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}/{}: passes untagged",
                    raw.getStory().getProvider(),
                    raw.getStory().getId(),
                    e);
            return new Delivery.Tagged(cleaned, List.of(), List.of(), e.toString());
        }
    }
}
