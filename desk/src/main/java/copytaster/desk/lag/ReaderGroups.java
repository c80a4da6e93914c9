package copytaster.desk.lag;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The groups that a broker knows: who is in them, and what they have committed. */
final class ReaderGroups {

    private final Admin admin;

    ReaderGroups(Admin admin) {
        this.admin = admin;
    }

    /** Every group that commits offsets, with its type; share groups commit none. */
    Map<String, GroupType> all() throws ExecutionException, InterruptedException {
        var groups = new TreeMap<String, GroupType>();
        for (GroupListing group : admin.listGroups().all().get()) {
            GroupType type = group.type().orElse(GroupType.UNKNOWN);
            if (type != GroupType.SHARE) {
                groups.put(group.groupId(), type);
            }
        }
        return groups;
    }

    /** What each group has committed; nothing for one that the broker does not know. */
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Collection<String> groups)
            throws ExecutionException, InterruptedException {
        var committed = new TreeMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        if (groups.isEmpty()) {
            return committed;
        }
        var wanted = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        groups.forEach(group -> wanted.put(group, new ListConsumerGroupOffsetsSpec()));
        ListConsumerGroupOffsetsResult answer = admin.listConsumerGroupOffsets(wanted);
        for (String group : groups) {
            try {
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(
                        answer.partitionsToOffsetAndMetadata(group).get());
                offsets.values().removeIf(offset -> offset == null);
                committed.put(group, offsets);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw e;
                }
                committed.put(group, Map.of());
            }
        }
        return committed;
    }

    /** Who is in the group and what they read; nobody where the broker has no description of it. */
    ReaderGroup describe(String group, GroupType type) throws ExecutionException, InterruptedException {
        try {
            return type == GroupType.STREAMS ? ofStreams(group) : ofConsumers(group);
        } catch (ExecutionException e) {
            // A group that has only committed, or one of another protocol such as Connect's.
            if (e.getCause() instanceof GroupIdNotFoundException || e.getCause() instanceof IllegalArgumentException) {
                return ReaderGroup.unknown(group);
            }
            throw e;
        }
    }

    private ReaderGroup ofConsumers(String group) throws ExecutionException, InterruptedException {
        ConsumerGroupDescription found = admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get();
        Set<String> topics = new HashSet<>();
        found.members()
                .forEach(member ->
                        member.assignment().topicPartitions().forEach(partition -> topics.add(partition.topic())));
        return new ReaderGroup(
                group,
                found.type().toString().toLowerCase(Locale.ROOT),
                found.members().size(),
                topics);
    }

    private ReaderGroup ofStreams(String group) throws ExecutionException, InterruptedException {
        StreamsGroupDescription found = admin.describeStreamsGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get();
        Set<String> topics = new HashSet<>();
        Map<String, Set<String>> sources = new HashMap<>();
        found.subtopologies().forEach(part -> sources.put(part.subtopologyId(), Set.copyOf(part.sourceTopics())));
        for (StreamsGroupMemberDescription member : found.members()) {
            member.assignment()
                    .activeTasks()
                    .forEach(task -> topics.addAll(sources.getOrDefault(task.subtopologyId(), Set.of())));
        }
        return new ReaderGroup(group, "streams", found.members().size(), topics);
    }
}
