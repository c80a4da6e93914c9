package copytaster.desk.lag;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the true lag of groups. The age is not interpolated between offsets, which transactions and idle topics make wrong,
 * but read: one record at the group's committed offset, as a reader of committed records would get it. It joins no group
 * and commits nothing. A partition with something unread costs a few milliseconds, up to half a second on a slow broker;
 * one on which nothing has moved since the last look costs nothing. For one thread.
 */
public final class LagReader implements AutoCloseable {

    private final Map<String, Object> client;
    private final Clock clock;
    private final OldestUnread unread;
    private @Nullable Admin admin;
    private @Nullable Retentions retentions;

    /** @param client Kafka client properties: brokers, security */
    public LagReader(Map<String, Object> client) {
        this(client, Clock.systemUTC(), Duration.ofSeconds(20));
    }

    /** @param patience how long to look for the oldest unread record of one partition */
    LagReader(Map<String, Object> client, Clock clock, Duration patience) {
        this.client = Map.copyOf(client);
        this.clock = clock;
        this.unread = new OldestUnread(this.client, patience);
    }

    /**
     * The lag of a group on every partition that it has committed and, from the first record on, on every other
     * partition of the topics that it should read.
     *
     * @param topics what the group should read; topics that do not exist are left out
     * @throws IllegalStateException when Kafka does not answer or refuses
     */
    public List<PartitionLag> read(String group, Collection<String> topics) {
        return readAll(Map.of(group, List.copyOf(topics)), group::equals, topic -> true).stream()
                .flatMap(lag -> lag.partitions().stream())
                .toList();
    }

    /**
     * The lag of every group that reads one of these topics.
     *
     * @param expected groups that should be there, with what they should read; they are reported also before they have
     *     committed anything
     * @param groups which others to look at
     * @param topics which topics to report
     * @throws IllegalStateException when Kafka does not answer or refuses
     */
    public List<GroupLag> readAll(
            Map<String, List<String>> expected, Predicate<String> groups, Predicate<String> topics) {
        try {
            return reading(expected, groups, topics);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot read the lag: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the lag", e);
        }
    }

    @Override
    public void close() {
        unread.close();
        if (admin != null) {
            admin.close(Duration.ofSeconds(5));
        }
    }

    private List<GroupLag> reading(
            Map<String, List<String>> expected, Predicate<String> groups, Predicate<String> topics)
            throws ExecutionException, InterruptedException {
        var readers = new ReaderGroups(admin());
        Map<String, GroupType> types = readers.all();
        Set<String> asked = new TreeSet<>(types.keySet());
        asked.removeIf(group -> !groups.test(group));
        asked.addAll(expected.keySet());

        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = readers.committed(asked);
        Map<String, Collection<TopicPartition>> partitions = partitions(committed, expected, topics);
        Set<TopicPartition> all = new HashSet<>();
        partitions.values().forEach(all::addAll);
        retentions().ask(all.stream().map(TopicPartition::topic).toList());
        var places = new Places(
                offsets(all, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED),
                offsets(all, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED),
                offsets(all, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));

        var lags = new ArrayList<GroupLag>();
        Map<TopicPartition, List<Long>> standing = new HashMap<>();
        for (Map.Entry<String, Collection<TopicPartition>> group : partitions.entrySet()) {
            var found = new ArrayList<PartitionLag>();
            for (TopicPartition partition : group.getValue()) {
                OffsetAndMetadata at = committed.get(group.getKey()).get(partition);
                OptionalLong next = at == null ? OptionalLong.empty() : OptionalLong.of(at.offset());
                standing.computeIfAbsent(partition, none -> new ArrayList<>()).add(places.from(partition, next));
                found.add(lag(group.getKey(), partition, next, places));
            }
            GroupType type = types.get(group.getKey());
            ReaderGroup reader =
                    type == null ? ReaderGroup.unknown(group.getKey()) : readers.describe(group.getKey(), type);
            lags.add(new GroupLag(reader, clock.instant(), found));
        }
        unread.keepOnly(standing);
        return lags;
    }

    /** Where each partition begins, ends for a reader of committed records, and ends. */
    private record Places(
            Map<TopicPartition, Long> begin, Map<TopicPartition, Long> stable, Map<TopicPartition, Long> end) {

        /** Where a group reads on: not before the beginning, whatever it has committed. */
        long from(TopicPartition partition, OptionalLong committed) {
            return Math.max(begin.get(partition), committed.orElse(0));
        }
    }

    private PartitionLag lag(String group, TopicPartition partition, OptionalLong committed, Places places) {
        long begin = places.begin().get(partition);
        long stable = places.stable().get(partition);
        long held = Math.max(0, places.end().get(partition) - stable);
        long expired = committed.isPresent() ? Math.max(0, begin - committed.getAsLong()) : 0;
        var oldest = unread.find(partition, places.from(partition, committed), stable);
        return new PartitionLag(
                group,
                partition.topic(),
                partition.partition(),
                committed,
                stable,
                held,
                oldest.map(record -> stable - record.offset()).orElse(0L),
                oldest.map(OldestUnread.Found::time).orElse(null),
                expired,
                retentions().of(partition.topic()));
    }

    /** The committed and the wanted ones, as far as they exist: a group keeps offsets of topics that were deleted. */
    private Map<String, Collection<TopicPartition>> partitions(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed,
            Map<String, List<String>> expected,
            Predicate<String> topics)
            throws ExecutionException, InterruptedException {
        Set<String> names = new TreeSet<>();
        expected.values().forEach(names::addAll);
        committed.values().forEach(offsets -> offsets.keySet().forEach(partition -> names.add(partition.topic())));
        names.removeIf(topic -> !topics.test(topic));
        names.retainAll(admin().listTopics().names().get());
        Map<String, List<TopicPartition>> ofTopic = new HashMap<>();
        admin().describeTopics(names)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> ofTopic.put(
                        name,
                        topic.partitions().stream()
                                .map(info -> new TopicPartition(name, info.partition()))
                                .toList()));
        var order = Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
        var partitions = new TreeMap<String, Collection<TopicPartition>>();
        committed.forEach((group, offsets) -> {
            var own = new TreeSet<>(order);
            expected.getOrDefault(group, List.of())
                    .forEach(topic -> own.addAll(ofTopic.getOrDefault(topic, List.of())));
            offsets.keySet().stream()
                    .filter(partition ->
                            ofTopic.getOrDefault(partition.topic(), List.of()).contains(partition))
                    .forEach(own::add);
            if (!own.isEmpty()) {
                partitions.put(group, own);
            }
        });
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which, IsolationLevel level)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found : admin().listOffsets(
                        wanted, new ListOffsetsOptions(level))
                .all()
                .get()
                .entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(client);
        }
        return admin;
    }

    private Retentions retentions() {
        if (retentions == null) {
            retentions = new Retentions(admin());
        }
        return retentions;
    }
}
