package copytaster.desk.lag;

import java.time.Instant;
import java.util.List;

/**
 * One group on one partition: how far behind, where that is going, and how it was.
 *
 * @param at when it was read
 * @param ages seconds of the oldest unread record at the last looks, oldest first
 */
public record LagRow(ReaderGroup group, PartitionLag lag, LagTrend trend, Instant at, List<Double> ages) {

    public LagRow {
        ages = List.copyOf(ages);
    }
}
