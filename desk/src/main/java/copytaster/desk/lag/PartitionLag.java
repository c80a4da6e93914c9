package copytaster.desk.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far behind a group is on one partition. Either there is an unread record, then {@code offsets} and {@code oldest}
 * tell how far; or there is none, and both are 0 and null whatever the distance between the offsets: what lies between
 * is then only aborted records and transaction markers.
 *
 * @param committed the next offset that the group will read; empty when it has committed none here
 * @param end the last stable offset: what a reader of committed records may read up to
 * @param held offsets behind the end that no reader of committed records gets yet, because a transaction is open
 * @param offsets from the oldest unread record to the end; counts markers and aborted records that lie behind it
 * @param oldest the timestamp of the oldest unread record
 * @param expired offsets that retention took away before the group read them
 * @param retention how long the topic keeps a record; null where nothing is deleted for its age
 */
public record PartitionLag(
        String group,
        String topic,
        int partition,
        OptionalLong committed,
        long end,
        long held,
        long offsets,
        @Nullable Instant oldest,
        long expired,
        @Nullable Duration retention) {
    public PartitionLag {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(committed, "committed");
        if (oldest == null && offsets != 0) {
            throw new IllegalArgumentException("offsets: without an unread record there is no lag, not " + offsets);
        }
    }

    /** Zero when everything has been read; never negative, though clocks of two machines differ. */
    public Duration age(Instant now) {
        if (oldest == null || oldest.isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(oldest, now);
    }

    /**
     * The share of its time on the topic that the oldest unread record has had: at 1 the broker may delete it unread. Empty
     * where the topic deletes nothing for its age.
     */
    public OptionalDouble retentionUsed(Instant now) {
        return Optional.ofNullable(retention)
                .filter(kept -> !kept.isZero())
                .map(kept -> OptionalDouble.of((double) age(now).toMillis() / kept.toMillis()))
                .orElse(OptionalDouble.empty());
    }
}
