package copytaster.desk.lag;

import java.util.Set;

/**
 * A group that reads topics, as the broker describes it.
 *
 * @param kind how it shares its partitions out: {@code classic}, {@code consumer}, {@code streams}, or empty where the
 *     group has only ever committed offsets
 * @param members who is in it now
 * @param topics what its members have been given to read now; empty while they are being given it, or when nobody is there
 */
public record ReaderGroup(String id, String kind, int members, Set<String> topics) {

    public ReaderGroup {
        topics = Set.copyOf(topics);
    }

    static ReaderGroup unknown(String id) {
        return new ReaderGroup(id, "", 0, Set.of());
    }

    /** Whether the group is at work, and not on this topic: what it committed there is of the past. */
    boolean hasLeft(String topic) {
        return members > 0 && !topics.isEmpty() && !topics.contains(topic);
    }
}
