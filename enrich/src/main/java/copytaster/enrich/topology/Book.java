package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.Cluster;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.Related;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The state of a wire, as the desk book reads and writes it. */
record Book(
        KeyValueStore<String, BookEntry> stories,
        KeyValueStore<String, Cluster> clusters,
        KeyValueStore<String, String> chains,
        KeyValueStore<String, String> due,
        PrintStore prints) {

    /** More copies than this are remembered as copies, but not by name. */
    private static final int LARGEST_CLUSTER = 500;

    /** What happens to a story at a time. */
    enum Appointment {
        LIFT,
        EXPIRE,
        FORGET,
        DROP
    }

    record Due(String dueKey, String storyKey, Appointment appointment) {}

    /** The members of a cluster, first seen first. */
    List<String> members(String clusterId) {
        Cluster cluster = clusters.get(clusterId);
        return cluster == null
                ? List.of()
                : cluster.getMembers().stream().map(ClusterMember::getKey).toList();
    }

    /** The members of a cluster, first seen first, with this story among them. */
    List<ClusterMember> membersWith(String clusterId, String storyKey, Instant firstSeen) {
        Cluster cluster = clusters.get(clusterId);
        var members = new ArrayList<ClusterMember>(cluster == null ? List.of() : cluster.getMembers());
        if (members.stream().noneMatch(member -> member.getKey().equals(storyKey))) {
            Instant first = members.isEmpty() ? firstSeen : members.getFirst().getFirstSeen();
            members.add(ClusterMember.newBuilder()
                    .setKey(storyKey)
                    .setFirstSeen(firstSeen)
                    .setMinutesBehind((int) Duration.between(first, firstSeen).toMinutes())
                    .build());
        }
        return members;
    }

    void join(String clusterId, String storyKey, Instant firstSeen) {
        List<ClusterMember> members = membersWith(clusterId, storyKey, firstSeen);
        if (members.size() <= LARGEST_CLUSTER) {
            clusters.put(clusterId, Cluster.newBuilder().setMembers(members).build());
        }
    }

    void leave(String clusterId, String storyKey) {
        Cluster cluster = clusters.get(clusterId);
        if (cluster == null) {
            return;
        }
        List<ClusterMember> left = cluster.getMembers().stream()
                .filter(member -> !member.getKey().equals(storyKey))
                .toList();
        clusters.put(
                clusterId,
                left.isEmpty() ? null : Cluster.newBuilder().setMembers(left).build());
    }

    /** What an item that this story points at leads to, unless a later story points there too. */
    void unchain(List<Related> related, Story story, String storyKey) {
        for (Related pointer : related) {
            String named = StoryKey.of(pointer, story);
            if (storyKey.equals(chains.get(named))) {
                chains.delete(named);
            }
        }
    }

    void remind(Instant at, Appointment appointment, String storyKey) {
        due.put(dueKey(at.toEpochMilli()) + appointment + " " + storyKey, storyKey);
    }

    /** What is due by {@code clock}, soonest first. */
    List<Due> dueBy(long clock) {
        var found = new ArrayList<Due>();
        try (KeyValueIterator<String, String> range = due.range(dueKey(0), dueKey(clock + 1))) {
            while (range.hasNext()) {
                KeyValue<String, String> next = range.next();
                String appointment = next.key.substring(dueKey(0).length()).split(" ", 2)[0];
                found.add(new Due(next.key, next.value, Appointment.valueOf(appointment)));
            }
        }
        return found;
    }

    @Nullable
    BookEntry entry(String storyKey) {
        return stories.get(storyKey);
    }

    private static String dueKey(long time) {
        return "%013d ".formatted(Math.max(0, time));
    }
}
