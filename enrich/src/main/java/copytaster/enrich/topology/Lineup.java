package copytaster.enrich.topology;

import copytaster.schemas.ClusterMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who stands in a cluster, in the order in which they came, and how many minutes behind the first. Each method gives a new
 * list and leaves the old as it is. Pure.
 */
final class Lineup {

    private Lineup() {}

    static List<String> keys(List<ClusterMember> members) {
        return members.stream().map(ClusterMember::getKey).toList();
    }

    /** With one more at the end. */
    static List<ClusterMember> with(List<ClusterMember> members, String key, Instant firstSeen) {
        var more = new ArrayList<>(members);
        Instant first = members.isEmpty() ? firstSeen : start(members);
        more.add(ClusterMember.newBuilder()
                .setKey(key)
                .setFirstSeen(firstSeen)
                .setMinutesBehind(minutes(first, firstSeen))
                .build());
        return more;
    }

    /** Was the first of these seen before the first of those? */
    static boolean leads(List<ClusterMember> these, List<ClusterMember> those) {
        return start(these).isBefore(start(those));
    }

    /** Both as one, each in its own order, timed from the earlier of the two beginnings. */
    static List<ClusterMember> merged(List<ClusterMember> these, List<ClusterMember> those) {
        Instant first =
                Stream.of(start(these), start(those)).min(Instant::compareTo).orElseThrow();
        var merged = new ArrayList<ClusterMember>();
        int taken = 0;
        for (ClusterMember member : these) {
            while (taken < those.size() && those.get(taken).getFirstSeen().isBefore(member.getFirstSeen())) {
                merged.add(timed(first, those.get(taken++)));
            }
            merged.add(timed(first, member));
        }
        those.subList(taken, those.size()).forEach(member -> merged.add(timed(first, member)));
        return merged;
    }

    /** Only these of them, timed from the first of them. */
    static List<ClusterMember> only(List<ClusterMember> members, Set<String> keys) {
        List<ClusterMember> left = members.stream()
                .filter(member -> keys.contains(member.getKey()))
                .toList();
        return left.stream()
                .map(member -> timed(left.getFirst().getFirstSeen(), member))
                .toList();
    }

    /** Without one who is forgotten: that it was the first, and when, still counts. */
    static List<ClusterMember> without(List<ClusterMember> members, String key) {
        return members.stream().filter(member -> !member.getKey().equals(key)).toList();
    }

    static List<ClusterMember> killed(List<ClusterMember> members, String key) {
        return members.stream()
                .map(member -> member.getKey().equals(key)
                        ? ClusterMember.newBuilder(member).setKilled(true).build()
                        : member)
                .toList();
    }

    /** As it is shown with one story: the first page, and the story itself. */
    static List<ClusterMember> shown(List<ClusterMember> members, String key) {
        if (members.size() <= Clusters.PAGE) {
            return members;
        }
        var shown = new ArrayList<>(members.subList(0, Clusters.PAGE));
        members.stream()
                .skip(Clusters.PAGE)
                .filter(member -> member.getKey().equals(key))
                .forEach(shown::add);
        return shown;
    }

    /** When the first came, who may be forgotten by now. */
    private static Instant start(List<ClusterMember> members) {
        ClusterMember head = members.getFirst();
        return head.getFirstSeen().minus(Duration.ofMinutes(head.getMinutesBehind()));
    }

    private static ClusterMember timed(Instant first, ClusterMember member) {
        return ClusterMember.newBuilder(member)
                .setMinutesBehind(minutes(first, member.getFirstSeen()))
                .build();
    }

    private static int minutes(Instant first, Instant seen) {
        return (int) Math.clamp(Duration.between(first, seen).toMinutes(), 0L, (long) Integer.MAX_VALUE);
    }
}
