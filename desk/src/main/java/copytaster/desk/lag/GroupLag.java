package copytaster.desk.lag;

import java.time.Instant;
import java.util.List;

/** How far behind one group is, at one moment. */
public record GroupLag(ReaderGroup group, Instant at, List<PartitionLag> partitions) {

    public GroupLag {
        partitions = List.copyOf(partitions);
    }
}
