package copytaster.replay.days;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Kind;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must have become of every story of an invented day. Knows who wrote what, and nothing of how enrich finds out. */
public final class WireTruth {

    private final Map<String, Long> reports = new TreeMap<>();
    private final Map<String, Newest> newest = new HashMap<>();
    private final Set<String> killed = new HashSet<>();
    private final Map<String, Set<Integer>> come = new HashMap<>();
    private long tests;
    private long noise;

    /** The version in force so far, by what tells it. */
    private record Newest(long order, String headline, int length) {}

    WireTruth() {}

    void add(Sending sending) {
        Story story = sending.story();
        if (story == null) {
            noise += sending.delivery().key().equals("tick") ? 0 : 1;
        } else if (story.getKind() == Kind.TEST) {
            tests++;
        } else if (story.getStatus() == Status.KILLED) {
            killed.add(StoryKey.of(story));
            story.getRelated().stream()
                    .filter(related -> related.getRole() == RelatedRole.KILLS)
                    .forEach(related -> killed.add(StoryKey.of(related, story)));
        } else {
            told(StoryKey.of(story), story, sending.report());
        }
    }

    /** The keys of all stories that came and were neither killed nor tests. */
    public Set<String> stories() {
        var living = new HashSet<>(reports.keySet());
        living.removeAll(killed);
        return living;
    }

    /** The keys of killed stories, and of the notices that killed them. */
    public Set<String> killed() {
        return Set.copyOf(killed);
    }

    /** How many deliveries were tests of the line. */
    public long tests() {
        return tests;
    }

    /** How many records nobody can read. */
    public long noise() {
        return noise;
    }

    /**
     * The keys of the stories that tell one report, this one included.
     *
     * @throws IllegalArgumentException where there is no such story
     */
    public Set<String> cluster(String key) {
        Long report = reports.get(key);
        if (report == null) {
            throw new IllegalArgumentException("the day has no story " + key);
        }
        var cluster = new HashSet<String>();
        reports.forEach((other, its) -> {
            if (its.equals(report)) {
                cluster.add(other);
            }
        });
        return cluster;
    }

    /**
     * Holds what came out against the truth.
     *
     * @param last of every story, as it was last told
     */
    public WireScore score(Collection<EnrichedStory> last) {
        var clusters = new HashMap<String, String>();
        var wrongVersions = new ArrayList<String>();
        var wrongKills = new ArrayList<String>();
        for (EnrichedStory story : last) {
            String key = story.getKey();
            boolean dead = story.getStory().getStatus() == Status.KILLED;
            if (dead != killed.contains(key)) {
                wrongKills.add(key);
            }
            if (!dead && reports.containsKey(key)) {
                clusters.put(key, story.getVerdict().getClusterId());
                if (!isNewest(key, story.getStory())) {
                    wrongVersions.add(key);
                }
            }
        }
        List<String> missing = stories().stream()
                .filter(key -> !clusters.containsKey(key))
                .sorted()
                .toList();
        return WireScore.of(reports, clusters, missing, wrongVersions, wrongKills);
    }

    private boolean isNewest(String key, Story story) {
        Newest right = newest.get(key);
        return right.headline.equals(story.getHeadline())
                && right.length == story.getBody().length();
    }

    /** The number, else the date, else what has come later and not before. */
    private void told(String key, Story story, long report) {
        reports.put(key, report);
        boolean first = come.computeIfAbsent(key, none -> new HashSet<>()).add(story.hashCode());
        long order = story.getVersionRank() != null
                ? story.getVersionRank()
                : story.getVersionCreated() != null
                        ? story.getVersionCreated().toEpochMilli()
                        : come.get(key).size();
        Newest known = newest.get(key);
        if (known == null || (first && order >= known.order)) {
            newest.put(
                    key, new Newest(order, story.getHeadline(), story.getBody().length()));
        }
    }
}
