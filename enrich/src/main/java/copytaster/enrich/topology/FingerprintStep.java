package copytaster.enrich.topology;

import copytaster.enrich.duplicates.Fingerprinter;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Makes the fingerprint by which copies are found. */
final class FingerprintStep extends ContextualProcessor<String, Delivery.Tagged, String, Delivery.Printed> {

    @Override
    public void process(Record<String, Delivery.Tagged> record) {
        Delivery.Tagged tagged = record.value();
        var print = Fingerprinter.print(
                tagged.raw().getStory(),
                tagged.cleaned().text(),
                tagged.countries(),
                Instant.ofEpochMilli(record.timestamp()));
        context().forward(record.withValue(new Delivery.Printed(tagged, print)));
    }
}
