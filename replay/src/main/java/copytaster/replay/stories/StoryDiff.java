package copytaster.replay.stories;

import copytaster.replay.stories.Difference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares two tellings of the same wire, story by story. Order, offsets and bytes do not count: only what a newsroom would
 * see.
 */
public final class StoryDiff {

    private final List<StoryChange> changes = new ArrayList<>();
    private final Map<Kind, Integer> stories = new EnumMap<>(Kind.class);
    private final int compared;

    private StoryDiff(Collection<StoryView> before, Collection<StoryView> after) {
        var others = new LinkedHashMap<String, StoryView>();
        after.forEach(story -> others.put(story.key(), story));
        int all = 0;
        for (StoryView one : before) {
            all++;
            add(one, others.remove(one.key()));
        }
        for (StoryView appeared : others.values()) {
            all++;
            add(null, appeared);
        }
        compared = all;
    }

    public static StoryDiff of(Collection<StoryView> before, Collection<StoryView> after) {
        return new StoryDiff(before, after);
    }

    /** Of the stories that differ, in the order in which they were first told. */
    public List<StoryChange> changes() {
        return List.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many stories differ in what. */
    public Map<Kind, Integer> counts() {
        return Map.copyOf(stories);
    }

    /** How many stories there are on either side. */
    public int compared() {
        return compared;
    }

    /** One line for a person. */
    public String summary() {
        String all = compared + (compared == 1 ? " story compared: " : " stories compared: ");
        if (changes.isEmpty()) {
            return all + "none came out differently";
        }
        return all + changes.size() + " came out differently; "
                + stories.entrySet().stream()
                        .map(count -> count.getKey().words() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    private void add(@Nullable StoryView before, @Nullable StoryView after) {
        List<Difference> differences = differences(before, after);
        if (differences.isEmpty()) {
            return;
        }
        StoryView told = after == null ? Objects.requireNonNull(before) : after;
        changes.add(new StoryChange(told.key(), told.headline(), told.firstSeen(), differences));
        differences.stream().map(Difference::kind).distinct().forEach(kind -> stories.merge(kind, 1, Integer::sum));
    }

    private static List<Difference> differences(@Nullable StoryView before, @Nullable StoryView after) {
        var found = new ArrayList<Difference>();
        if (before == null) {
            found.add(one(Kind.APPEARED, "", verdict(Objects.requireNonNull(after)), List.of(), verdictWhy(after)));
            return found;
        }
        if (after == null) {
            found.add(one(Kind.VANISHED, verdict(before), "", verdictWhy(before), List.of()));
            return found;
        }
        unlessEqual(found, Kind.STATUS, before.status().name(), after.status().name());
        unlessEqual(found, Kind.VERSION, version(before), version(after));
        if (!verdict(before).equals(verdict(after))) {
            found.add(one(Kind.VERDICT, verdict(before), verdict(after), verdictWhy(before), verdictWhy(after)));
        }
        if (!before.cluster().equals(after.cluster())) {
            found.add(one(
                    Kind.CLUSTER,
                    listed(before.cluster()),
                    listed(after.cluster()),
                    verdictWhy(before),
                    verdictWhy(after)));
        }
        if (!before.thread().equals(after.thread())) {
            found.add(one(Kind.THREAD, before.thread(), after.thread(), verdictWhy(before), verdictWhy(after)));
        }
        countries(found, before, after);
        gainedAndLost(found, Kind.TOPIC_GAINED, Kind.TOPIC_LOST, before.topics(), after.topics(), before, after);
        desks(found, before, after);
        unlessEqual(found, Kind.WARNINGS, String.join("; ", before.warnings()), String.join("; ", after.warnings()));
        unlessEqual(
                found, Kind.EVENTS, before.events().toString(), after.events().toString());
        return found;
    }

    private static void countries(List<Difference> found, StoryView before, StoryView after) {
        var all = new TreeSet<>(named(before));
        all.addAll(named(after));
        List<String> stayed = all.stream()
                .filter(code -> named(before).contains(code) && named(after).contains(code))
                .toList();
        gainedAndLost(found, Kind.COUNTRY_GAINED, Kind.COUNTRY_LOST, named(before), named(after), before, after);
        for (String code : stayed) {
            boolean was = before.about().contains(code);
            boolean is = after.about().contains(code);
            if (was != is) {
                found.add(one(
                        Kind.COUNTRY_WEIGHED,
                        code + (was ? " about" : " mentioned"),
                        code + (is ? " about" : " mentioned"),
                        why(before, code),
                        why(after, code)));
            }
        }
    }

    private static void desks(List<Difference> found, StoryView before, StoryView after) {
        List<String> then = why(before, StoryView.DESKS);
        List<String> now = why(after, StoryView.DESKS);
        after.desks().stream()
                .filter(desk -> !before.desks().contains(desk))
                .forEach(desk -> found.add(one(Kind.DESK_GAINED, "", desk, then, now)));
        before.desks().stream()
                .filter(desk -> !after.desks().contains(desk))
                .forEach(desk -> found.add(one(Kind.DESK_LOST, desk, "", then, now)));
    }

    private static List<String> named(StoryView story) {
        var named = new ArrayList<>(story.about());
        named.addAll(story.mentions());
        return named;
    }

    private static void gainedAndLost(
            List<Difference> found,
            Kind gained,
            Kind lost,
            List<String> before,
            List<String> after,
            StoryView was,
            StoryView is) {
        after.stream()
                .filter(one -> !before.contains(one))
                .forEach(one -> found.add(one(gained, "", one, List.of(), why(is, one))));
        before.stream()
                .filter(one -> !after.contains(one))
                .forEach(one -> found.add(one(lost, one, "", why(was, one), List.of())));
    }

    private static void unlessEqual(List<Difference> found, Kind kind, String before, String after) {
        if (!before.equals(after)) {
            found.add(one(
                    kind, before.isEmpty() ? "none" : before, after.isEmpty() ? "none" : after, List.of(), List.of()));
        }
    }

    private static Difference one(
            Kind kind, String before, String after, List<String> whyBefore, List<String> whyAfter) {
        return new Difference(kind, before, after, whyBefore, whyAfter);
    }

    private static String verdict(StoryView story) {
        String relation = story.relatedTo() == null ? "" : " of " + story.relatedTo();
        return story.relation()
                + relation
                + (story.undecided() == null ? "" : " (undecided: " + story.undecided() + ")");
    }

    private static List<String> verdictWhy(StoryView story) {
        return why(story, StoryView.VERDICT);
    }

    private static List<String> why(StoryView story, String of) {
        return story.why().getOrDefault(of, List.of());
    }

    private static String version(StoryView story) {
        return (story.version().isEmpty() ? "" : story.version() + ": ") + "\"" + story.headline() + "\", "
                + story.versions() + (story.versions() == 1 ? " version" : " versions");
    }

    private static String listed(List<String> keys) {
        return String.join(", ", keys);
    }
}
