package copytaster.desk.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the true lag of consumer groups. The age is not interpolated between offsets, which transactions and idle topics
 * make wrong, but read: one record at the group's committed offset, as a reader of committed records would get it. It
 * joins no group and commits nothing. A partition costs a few milliseconds, up to half a second on a slow broker.
 */
public final class LagReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> client;
    private final Duration patience;

    /** @param client Kafka client properties: brokers, security */
    public LagReader(Map<String, Object> client) {
        this(client, Duration.ofSeconds(20));
    }

    /** @param patience how long to look for the oldest unread record of one partition */
    LagReader(Map<String, Object> client, Duration patience) {
        this.client = Map.copyOf(client);
        this.patience = patience;
    }

    /**
     * The lag of a group on every partition that it has committed and, from the first record on, on every other
     * partition of the topics that it should read.
     *
     * @param topics what the group should read; topics that do not exist are left out
     * @throws IllegalStateException when Kafka does not answer or refuses
     */
    public List<PartitionLag> read(String group, Collection<String> topics) {
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, group);
            Collection<TopicPartition> partitions = partitions(admin, committed.keySet(), topics);
            Map<TopicPartition, Long> begin = offsets(admin, partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> end = offsets(admin, partitions, OffsetSpec.latest());
            List<PartitionLag> lags = new ArrayList<>();
            try (var consumer = consumer()) {
                for (TopicPartition partition : partitions) {
                    OffsetAndMetadata offset = committed.get(partition);
                    OptionalLong at = offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset());
                    lags.add(lag(consumer, group, partition, at, begin.get(partition), end.get(partition)));
                }
            }
            return List.copyOf(lags);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot read the lag of group " + group + ": "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the lag of group " + group, e);
        }
    }

    private PartitionLag lag(
            KafkaConsumer<byte[], byte[]> consumer,
            String group,
            TopicPartition partition,
            OptionalLong committed,
            long begin,
            long end) {
        long from = Math.max(begin, committed.orElse(begin));
        long expired = committed.isPresent() ? Math.max(0, begin - committed.getAsLong()) : 0;
        var none = new PartitionLag(group, partition.topic(), partition.partition(), committed, end, 0, null, expired);
        if (from >= end) {
            return none;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            for (var oldest : consumer.poll(POLL).records(partition)) {
                return oldest.offset() >= end
                        ? none
                        : new PartitionLag(
                                group,
                                partition.topic(),
                                partition.partition(),
                                committed,
                                end,
                                end - oldest.offset(),
                                Instant.ofEpochMilli(oldest.timestamp()),
                                expired);
            }
            // Aborted records and markers are passed over without being returned: only the position tells.
            if (consumer.position(partition) >= end) {
                return none;
            }
        }
        throw new IllegalStateException("no committed record of " + partition + " came within " + patience.toSeconds()
                + " s, from offset " + from + " to " + end);
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
            offsets.values().removeIf(offset -> offset == null);
            return offsets;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    /** The committed and the wanted ones, as far as they exist: a group keeps offsets of topics that were deleted. */
    private static Collection<TopicPartition> partitions(
            Admin admin, Collection<TopicPartition> committed, Collection<String> wanted)
            throws ExecutionException, InterruptedException {
        var names = new TreeSet<>(wanted);
        committed.forEach(partition -> names.add(partition.topic()));
        names.retainAll(admin.listTopics().names().get());
        var order = Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
        var partitions = new TreeSet<>(order);
        admin.describeTopics(names).allTopicNames().get().forEach((name, topic) -> topic.partitions()
                .forEach(info -> partitions.add(new TopicPartition(name, info.partition()))));
        partitions.removeIf(partition -> !wanted.contains(partition.topic()) && !committed.contains(partition));
        return partitions;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found : admin.listOffsets(
                        wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", "false");
        settings.put("max.poll.records", 1);
        // At the end of a partition the broker would hold the answer back for this long.
        settings.put("fetch.max.wait.ms", 50);
        settings.put("max.partition.fetch.bytes", 64 * 1024);
        settings.remove("group.id");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
