package copytaster.replay.captures;

import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a capture says of itself before its first record.
 *
 * @param origin where it comes from
 * @param topics what it holds, by name
 * @param from the smallest timestamp; null where there is no record
 * @param to the greatest timestamp
 * @param records how many there are, the lead-in included
 * @param leadIn how many of them stand before {@link Origin#begins}: replayed, not compared
 * @param sha256 of the records as Avro encodes them, one after the other, in hex; empty where the recorder was cut off
 * @param schemas every schema that a value in it was written with, as far as they were known
 */
public record CaptureHeader(
        Origin origin,
        List<TopicSummary> topics,
        @Nullable Instant from,
        @Nullable Instant to,
        long records,
        long leadIn,
        String sha256,
        List<Schema> schemas) {

    /**
     * Where a capture comes from.
     *
     * @param cluster the id of the Kafka cluster; for what was made without one a word that says how
     * @param topicPrefix of the house it was recorded in
     * @param begins where comparing begins; what stands before is lead-in; null where there is none
     * @param madeBy what was done, for a person: the command, or the way it was cut
     */
    public record Origin(
            String cluster, String topicPrefix, @Nullable Instant begins, String madeBy) {

        /** Is what has this timestamp replayed only, so that what follows comes out as it did? */
        public boolean isLeadIn(long timestamp) {
            return begins != null && timestamp < begins.toEpochMilli();
        }

        public Origin beginning(@Nullable Instant time, String how) {
            return new Origin(cluster, topicPrefix, time, how);
        }
    }

    public CaptureHeader {
        topics = List.copyOf(topics);
        schemas = List.copyOf(schemas);
    }

    /** False where the recorder was cut off before it could count. */
    public boolean isComplete() {
        return !sha256.isEmpty();
    }

    /** A topic's name without the house's prefix, for example {@code wire.raw}. */
    public String plain(String topic) {
        String prefix = origin.topicPrefix();
        return topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic;
    }
}
