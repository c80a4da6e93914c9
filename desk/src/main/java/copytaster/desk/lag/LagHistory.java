package copytaster.desk.lag;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last looks at each group on each partition, by which the next one is judged. For one thread. */
public final class LagHistory {

    /** An hour at a look every five seconds. */
    private static final int KEPT = 720;

    private static final double MILLIS = 1000.0;

    private record Place(String group, String topic, int partition) {}

    private final Map<Place, Deque<LagSample>> looks = new HashMap<>();

    /** Adds a look at all groups; what it does not name is forgotten. */
    public List<LagRow> add(Collection<GroupLag> groups) {
        var rows = new ArrayList<LagRow>();
        Set<Place> seen = new HashSet<>();
        for (GroupLag group : groups) {
            for (PartitionLag lag : group.partitions()) {
                var place = new Place(lag.group(), lag.topic(), lag.partition());
                seen.add(place);
                Deque<LagSample> samples = looks.computeIfAbsent(place, none -> new ArrayDeque<>());
                LagSample sample = LagSample.of(group, lag);
                if (!samples.isEmpty() && isAnotherTopic(samples.getLast(), sample)) {
                    samples.clear();
                }
                samples.add(sample);
                if (samples.size() > KEPT) {
                    samples.remove();
                }
                LagTrend trend = LagTrend.of(List.copyOf(samples), lag.offsets());
                List<Double> ages = samples.stream()
                        .map(past -> past.age().toMillis() / MILLIS)
                        .toList();
                rows.add(new LagRow(group.group(), lag, trend, group.at(), ages));
            }
        }
        looks.keySet().retainAll(seen);
        return rows;
    }

    /** A topic of the same name that was made anew begins with the same offsets. */
    private static boolean isAnotherTopic(LagSample before, LagSample now) {
        return now.end() < before.end();
    }
}
