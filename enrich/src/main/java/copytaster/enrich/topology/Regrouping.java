package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Status;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves stories between clusters when late evidence joins two, or a person parts what stands in one. Whoever moves is sent
 * once, with where it came from and why; one that is killed or forgotten moves in silence.
 */
final class Regrouping {

    private final Draft draft;
    private final Composer composer;
    private final KinWarnings warnings;
    private final Judgements judgements;
    private final Lineage lineage;
    private final Instant seen;
    private final Set<String> moved = new HashSet<>();

    Regrouping(Draft draft, Composer composer, KinWarnings warnings, Judgements judgements, Instant seen) {
        this.draft = draft;
        this.composer = composer;
        this.warnings = warnings;
        this.judgements = judgements;
        this.lineage = new Lineage(draft::known);
        this.seen = seen;
    }

    /**
     * Makes the clusters of two stories one: the one whose first story was seen first.
     *
     * @return whether they are one now; not where a person has ruled on any two of their stories that they are two
     */
    boolean merge(String one, String other, String why) {
        BookEntry first = draft.known(one);
        BookEntry second = draft.known(other);
        if (first == null || second == null) {
            return false;
        }
        Verdict here = first.getLast().getVerdict();
        Verdict there = second.getLast().getVerdict();
        if (here.getClusterId().equals(there.getClusterId())) {
            return true;
        }
        List<ClusterMember> these = draft.members(here.getClusterId());
        List<ClusterMember> those = draft.members(there.getClusterId());
        if (judgements.part(Lineup.keys(these), Lineup.keys(those))) {
            return false;
        }
        boolean stays = Lineup.leads(these, those)
                || (!Lineup.leads(those, these) && here.getClusterId().compareTo(there.getClusterId()) < 0);
        if (stays) {
            move(other, there.getClusterId(), one, here, why);
        } else {
            move(one, here.getClusterId(), other, there, why);
        }
        return true;
    }

    private void move(String mover, String from, String follows, Verdict into, String why) {
        String to = into.getClusterId();
        List<ClusterMember> movers = draft.members(from);
        List<ClusterMember> there = draft.members(to);
        draft.lineUp(to, Lineup.merged(there, movers));
        draft.lineUp(from, List.of());
        follow(mover, follows);
        Set<String> now = Set.copyOf(Lineup.keys(draft.members(to)));
        for (String member : Lineup.keys(movers)) {
            place(member, into, Event.MERGED, "merged into " + to + ": " + why, now);
        }
        warnings.merged(to, there, movers);
    }

    /** Whoever led its own cluster's chains now follows through the story by which the clusters were joined. */
    private void follow(String mover, String follows) {
        var passed = new HashSet<String>();
        String from = follows;
        String at = mover;
        while (at != null && passed.add(at) && draft.known(at) != null) {
            BookEntry entry = draft.copyOf(at);
            String next = entry.getFollows();
            entry.setFollows(from);
            from = at;
            at = next;
        }
    }

    /**
     * The later seen of two stories of one cluster leaves it, and with it whoever came by it; they are a cluster of their
     * own, named by their first.
     */
    void part(String one, String other, String why) {
        String from = clusterOf(one);
        List<String> order = Lineup.keys(draft.members(from));
        boolean later = order.indexOf(one) > order.indexOf(other);
        String leaver = later ? one : other;
        String stayer = later ? other : one;
        leave(leaver, stayer, why);
    }

    /**
     * Joins one story, and whoever came by it, to another's cluster; the rest of its own cluster stays behind.
     *
     * @return whether they are one now
     */
    boolean take(String one, String other, String why) {
        String from = clusterOf(one);
        List<String> all = Lineup.keys(draft.members(from));
        Set<String> followers = lineage.followers(one, null, all);
        List<String> those = Lineup.keys(draft.members(clusterOf(other)));
        if (followers.size() == all.size() || judgements.part(followers, those)) {
            return false;
        }
        leave(one, null, "because " + why);
        return merge(one, other, why);
    }

    /**
     * Whoever gave the cluster its name stays: where that one would leave, the others do.
     *
     * @param stayer from whom it parts; null for the cluster as such
     */
    private void leave(String leaver, @Nullable String stayer, String why) {
        String from = clusterOf(leaver);
        List<ClusterMember> all = draft.members(from);
        Set<String> followers = lineage.followers(leaver, stayer, Lineup.keys(all));
        draft.copyOf(leaver).setFollows(null);
        boolean turned = followers.contains(from);
        var gone = new LinkedHashSet<>(Lineup.keys(all));
        gone.removeIf(member -> followers.contains(member) == turned);
        String left = turned ? leaver : stayer == null ? from : stayer;
        List<ClusterMember> leaving = Lineup.only(all, gone);
        String id = leaving.getFirst().getKey();
        if (!draft.members(id).isEmpty()) {
            throw new IllegalStateException(
                    leaver + " cannot leave " + from + ": there is a cluster " + id + " already");
        }
        draft.lineUp(
                from,
                all.stream().filter(member -> !gone.contains(member.getKey())).toList());
        draft.lineUp(id, leaving);
        Verdict own = Verdict.newBuilder(draft.copyOf(id).getLast().getVerdict())
                .setClusterId(id)
                .setThread(id)
                .build();
        for (String member : gone) {
            place(member, own, Event.SEPARATED, "separated from " + left + " " + why, gone);
        }
    }

    private void place(String member, Verdict into, Event event, String sentence, Set<String> cluster) {
        BookEntry entry = draft.copyOf(member);
        EnrichedStory last = entry.getLast();
        EnrichedStory placed = composer.moved(last, into, event, sentence, cluster, seen);
        boolean cameOnlyNow = draft.sends(member) && last.getEvent() == Event.NEW_STORY;
        if (cameOnlyNow || !moved.add(member)) {
            placed.setFormerCluster(last.getFormerCluster());
        }
        if (entry.getForgotten() || last.getStory().getStatus() == Status.KILLED) {
            placed.setEvent(last.getEvent());
            placed.setRevision(last.getRevision());
            entry.setLast(placed);
        } else {
            draft.followUp(placed);
        }
        draft.moved(member, into);
    }

    private String clusterOf(String storyKey) {
        return draft.copyOf(storyKey).getLast().getVerdict().getClusterId();
    }
}
