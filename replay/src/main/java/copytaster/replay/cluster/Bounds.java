package copytaster.replay.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds times and offsets of assigned partitions. Moves the consumer about: whoever reads on seeks. */
final class Bounds {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Collection<TopicPartition> partitions;
    private final String first;

    /** @param first the topic whose offsets count */
    Bounds(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, String first) {
        this.consumer = consumer;
        this.partitions = List.copyOf(partitions);
        this.first = first;
    }

    Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(partitions);
    }

    /** Up to the last stable record, as a reader of committed records sees it. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** The time of a bound; null where there is none. */
    @Nullable
    Instant time(@Nullable Bound bound) {
        return switch (bound) {
            case null -> null;
            case Bound.Time time -> time.time();
            case Bound.Offset offset -> timeAt(offset.offset());
        };
    }

    /** The first offset behind the bound in each partition. */
    Map<TopicPartition, Long> offsets(Bound bound) {
        Instant time = time(bound);
        var asked = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> asked.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, Long> ends = ends();
        var offsets = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(asked)
                .forEach((partition, found) ->
                        offsets.put(partition, found == null ? ends.get(partition) : (Long) found.offset()));
        if (bound instanceof Bound.Offset exact) {
            offsets.replaceAll((partition, found) ->
                    partition.topic().equals(first) ? Math.min(exact.offset(), ends.get(partition)) : found);
        }
        return offsets;
    }

    /** The time of the first record from an offset on; empty at the end. */
    Optional<Instant> at(TopicPartition partition, long offset) {
        long end = ends().get(partition);
        only(partition, offset);
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                return Optional.of(Instant.ofEpochMilli(record.timestamp()));
            }
        }
        return Optional.empty();
    }

    /** The next fetches bring records of this partition alone, from this offset on. */
    void only(TopicPartition partition, long offset) {
        consumer.pause(partitions);
        consumer.resume(List.of(partition));
        consumer.seek(partition, offset);
    }

    private Instant timeAt(long offset) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(first))
                .map(partition -> at(partition, offset))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException(first + " has no record at offset " + offset
                        + " or behind it; it holds " + beginnings() + " to " + ends()));
    }
}
