package copytaster.desk.web;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Note;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the notes for editors only where they are, on {@code wire.enriched}: a revision is the time of the record that
 * caused it, so that Kafka's own index of times leads to the record.
 */
final class WireNotes implements EditorNotes {

    private static final Logger LOG = LoggerFactory.getLogger(WireNotes.class);
    private static final List<String> NOT_HAD =
            List.of("There are notes for editors that cannot be read now; they are on wire.enriched.");

    /** A revision may be a little later than its record: two emissions never have the same. */
    private static final Duration EARLIER = Duration.ofSeconds(2);

    private final WireRecords<EnrichedStory> records;

    WireNotes(KafkaSettings kafka, Clock clock) {
        this.records = new WireRecords<>(kafka, new Topics(kafka).wireEnriched(), clock);
    }

    @Override
    public List<String> of(String key, long revision) {
        try {
            return records.find(
                            Instant.ofEpochMilli(revision).minus(EARLIER),
                            message ->
                                    key.equals(message.key()) && message.value().getRevision() == revision)
                    .map(message -> message.value().getStory().getNotes().stream()
                            .filter(note -> !note.getPublic$())
                            .map(Note::getText)
                            .toList())
                    .orElse(NOT_HAD);
        } catch (KafkaException e) {
            LOG.warn("the notes for editors of {} cannot be read: {}", key, e.getMessage());
            return NOT_HAD;
        }
    }
}
