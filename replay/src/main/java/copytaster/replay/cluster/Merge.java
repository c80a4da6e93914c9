package copytaster.replay.cluster;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings the records of several partitions into one order by time, each partition staying in its own. A record waits until
 * every other partition has one to compare with, or has no more for now.
 */
final class Merge {

    /** A partition that is so far ahead of the others waits for them. */
    private static final int MOST_WAITING = 4_000;

    private static final Comparator<ConsumerRecord<byte[], byte[]>> IN_TIME =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparing(ConsumerRecord::topic)
                    .thenComparingInt(ConsumerRecord::partition);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Queue<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();
    private final Map<TopicPartition, Long> ends;
    private final boolean endless;

    /** @param endless what comes behind the ends is wanted as well */
    Merge(
            KafkaConsumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            boolean endless) {
        this.consumer = consumer;
        this.ends = new HashMap<>(ends);
        this.endless = endless;
        partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (endless || record.offset() < ends.get(partition)) {
            waiting.get(partition).add(record);
        }
    }

    void drain(Consumer<ConsumerRecord<byte[], byte[]>> out) {
        if (endless) {
            ends.putAll(consumer.endOffsets(waiting.keySet()));
        }
        while (waiting.entrySet().stream().allMatch(one -> !one.getValue().isEmpty() || hasNoMore(one.getKey()))) {
            Optional<Queue<ConsumerRecord<byte[], byte[]>>> next = earliest();
            if (next.isEmpty()) {
                break;
            }
            out.accept(next.get().remove());
        }
        waiting.forEach((partition, records) -> {
            boolean enough = records.size() > MOST_WAITING || (!endless && hasNoMore(partition));
            if (enough) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        });
    }

    /** Whatever there is, in time. */
    void drainAll(Consumer<ConsumerRecord<byte[], byte[]>> out) {
        for (var next = earliest(); next.isPresent(); next = earliest()) {
            out.accept(next.get().remove());
        }
    }

    boolean isDone() {
        return !endless
                && waiting.entrySet().stream().allMatch(one -> one.getValue().isEmpty() && hasNoMore(one.getKey()));
    }

    private boolean hasNoMore(TopicPartition partition) {
        return consumer.position(partition) >= ends.get(partition);
    }

    private Optional<Queue<ConsumerRecord<byte[], byte[]>>> earliest() {
        return waiting.values().stream()
                .filter(records -> !records.isEmpty())
                .min(Comparator.comparing(Queue::element, IN_TIME));
    }
}
