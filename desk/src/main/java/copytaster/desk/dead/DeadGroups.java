package copytaster.desk.dead;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Groups letters by cause as they come, oldest first, and keeps none of them. */
public final class DeadGroups {

    private record Kind(Stage stage, String topic, String cause) {}

    private final Map<Kind, DeadGroup> groups = new LinkedHashMap<>();
    private long letters;

    public void add(DeadLetter letter) {
        letters++;
        String cause = Causes.alike(letter.cause());
        var feeds = new TreeSet<String>();
        if (!letter.feed().isEmpty()) {
            feeds.add(letter.feed());
        }
        var alone = new DeadGroup(
                cause,
                letter.stage(),
                letter.source().topic(),
                1,
                letter.time(),
                letter.time(),
                feeds,
                letter.offset(),
                letter.cause(),
                letter.redriven() == null ? 0 : 1);
        groups.merge(new Kind(letter.stage(), letter.source().topic(), cause), alone, DeadGroups::together);
    }

    /** The groups in which something waits first, of those the one with the newest letter. */
    public List<DeadGroup> all() {
        return groups.values().stream()
                .sorted(Comparator.comparing((DeadGroup group) -> group.waiting() == 0)
                        .thenComparing(DeadGroup::newest, Comparator.reverseOrder()))
                .toList();
    }

    public long letters() {
        return letters;
    }

    /** @param one came before {@code other}, whose times may yet be earlier */
    private static DeadGroup together(DeadGroup one, DeadGroup other) {
        var feeds = new TreeSet<>(one.feeds());
        feeds.addAll(other.feeds());
        return new DeadGroup(
                one.cause(),
                one.stage(),
                one.topic(),
                one.count() + other.count(),
                Collections.min(List.of(one.first(), other.first())),
                Collections.max(List.of(one.last(), other.last())),
                feeds,
                other.newest(),
                other.example(),
                one.redriven() + other.redriven());
    }
}
