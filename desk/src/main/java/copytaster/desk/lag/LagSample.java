package copytaster.desk.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One look at one group on one partition.
 *
 * @param committed the group's next offset, empty before its first commit
 * @param end the last stable offset
 * @param oldest the time of the oldest unread record, null when everything is read
 * @param expired offsets that retention took unread
 * @param members who is in the group
 * @param left whether the group is at work elsewhere
 */
record LagSample(
        Instant at,
        OptionalLong committed,
        long end,
        @Nullable Instant oldest,
        long expired,
        int members,
        boolean left) {

    static LagSample of(GroupLag group, PartitionLag lag) {
        return new LagSample(
                group.at(),
                lag.committed(),
                lag.end(),
                lag.oldest(),
                lag.expired(),
                group.group().members(),
                group.group().hasLeft(lag.topic()));
    }

    boolean isRead() {
        return oldest == null;
    }

    Duration age() {
        return oldest == null || oldest.isAfter(at) ? Duration.ZERO : Duration.between(oldest, at);
    }
}
