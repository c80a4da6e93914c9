package copytaster.replay.captures;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a capture holds of one topic.
 *
 * @param records of them all, the lead-in included
 * @param offsets by partition, the first and the last that were captured
 */
public record TopicSummary(String name, long records, Map<Integer, Range> offsets) {

    /** First and last offset, both of them in the capture. */
    public record Range(long first, long last) {

        Range with(long offset) {
            return new Range(Math.min(first, offset), Math.max(last, offset));
        }
    }

    public TopicSummary {
        offsets = new TreeMap<>(offsets);
    }

    static TopicSummary none(String name) {
        return new TopicSummary(name, 0, Map.of());
    }

    TopicSummary with(CapturedRecord record) {
        var ranges = new TreeMap<>(offsets);
        ranges.merge(
                record.getPartition(),
                new Range(record.getOffset(), record.getOffset()),
                (known, one) -> known.with(record.getOffset()));
        return new TopicSummary(name, records + 1, ranges);
    }
}
