package copytaster.enrich.topology;

import copytaster.enrich.versions.ContentHash;
import copytaster.enrich.versions.VersionOrder;
import copytaster.schemas.BookEntry;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Asks the desk book how a delivery stands to what is known of its story. Changes nothing. */
final class OrderStep extends ContextualProcessor<String, Delivery.Printed, String, Delivery.Ordered> {

    private KeyValueStore<String, BookEntry> stories;

    @Override
    public void init(ProcessorContext<String, Delivery.Ordered> context) {
        super.init(context);
        stories = context.getStateStore(DeskBookStores.STORIES);
    }

    @Override
    public void process(Record<String, Delivery.Printed> record) {
        Delivery.Printed printed = record.value();
        Story story = printed.raw().getStory();
        long contentHash = ContentHash.of(story);
        var standing = VersionOrder.stand(
                stories.get(StoryKey.of(story)), story, contentHash, Instant.ofEpochMilli(record.timestamp()));
        context().forward(record.withValue(new Delivery.Ordered(printed, contentHash, standing)));
    }
}
