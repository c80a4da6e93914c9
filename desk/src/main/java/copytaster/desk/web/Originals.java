package copytaster.desk.web;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A story as its agency sent it: the bytes, from {@code wire.raw}, as long as that holds them. */
final class Originals {

    private final WireRecords<SpecificRecord> records;

    Originals(KafkaSettings kafka, Clock clock) {
        this.records = new WireRecords<>(kafka, new Topics(kafka).wireRaw(), clock);
    }

    /**
     * What brought this version; a version is seen at the time of its record.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    Optional<RawStory> of(IndexedStory story) {
        return records.find(
                        story.versionSeen(),
                        message -> story.key().equals(message.key())
                                && message.timestamp() == story.versionSeen().toEpochMilli())
                .map(message -> message.value() instanceof RawStory raw ? raw : null);
    }
}
