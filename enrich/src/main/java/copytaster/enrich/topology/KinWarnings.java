package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import copytaster.schemas.Warning;
import copytaster.schemas.WarningKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Tells a story's cluster what has become of it, whatever the agency: those before it that it is their copy, those after
 * it that it is their source. Of one kill nobody is told twice.
 */
final class KinWarnings {

    private final Draft draft;
    private final Composer composer;
    private final Instant seen;

    KinWarnings(Draft draft, Composer composer, Instant seen) {
        this.draft = draft;
        this.composer = composer;
        this.seen = seen;
    }

    /** The story is killed: its cluster is warned, and whoever comes into the cluster will be. */
    void killed(EnrichedStory story) {
        String clusterId = story.getVerdict().getClusterId();
        draft.lineUp(clusterId, Lineup.killed(draft.members(clusterId), story.getKey()));
        warn(clusterId, story.getKey(), story.getKey(), WarningKind.SOURCE_KILLED, killedBy(story.getKey()));
    }

    /** A correction warns the kin of what it corrects: an earlier version of its own, or another story of the agency. */
    void corrected(EnrichedStory correction) {
        String key = correction.getKey();
        String named = correction.getVerdict().getRelatedTo();
        String clusterId = correction.getVerdict().getClusterId();
        if (named == null || named.equals(key)) {
            warn(clusterId, key, key, WarningKind.SOURCE_CORRECTED, "corrected by " + agency(key));
            return;
        }
        String what = "corrected by " + agency(key) + " in " + key;
        warnOne(named, key, WarningKind.SOURCE_CORRECTED, what);
        warn(clusterId, named, key, WarningKind.SOURCE_CORRECTED, what);
    }

    /** A story that has come into its cluster is told who in it was killed before. */
    void arrived(EnrichedStory story) {
        for (ClusterMember kin : draft.members(story.getVerdict().getClusterId())) {
            if (kin.getKilled() && !kin.getKey().equals(story.getKey())) {
                String text = "source " + killedBy(kin.getKey()) + " before this copy came";
                warnOne(story.getKey(), kin.getKey(), WarningKind.SOURCE_KILLED, text);
            }
        }
    }

    /** Each side of a cluster that has just become one is told who was killed on the other. */
    void merged(String clusterId, List<ClusterMember> these, List<ClusterMember> those) {
        List<String> order = Lineup.keys(draft.members(clusterId));
        tell(these, those, order);
        tell(those, these, order);
    }

    private void tell(List<ClusterMember> killed, List<ClusterMember> told, List<String> order) {
        for (ClusterMember gone : killed) {
            if (gone.getKilled()) {
                int place = order.indexOf(gone.getKey());
                for (ClusterMember member : told) {
                    String side = order.indexOf(member.getKey()) < place ? "copy " : "source ";
                    warnOne(member.getKey(), gone.getKey(), WarningKind.SOURCE_KILLED, side + killedBy(gone.getKey()));
                }
            }
        }
    }

    private void warn(String clusterId, String about, String except, WarningKind kind, String what) {
        List<String> members = Lineup.keys(draft.members(clusterId));
        int place = members.indexOf(about);
        for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            if (!member.equals(about) && !member.equals(except)) {
                warnOne(member, about, kind, (i < place ? "copy " : "source ") + what);
            }
        }
    }

    private void warnOne(String member, String about, WarningKind kind, String text) {
        BookEntry entry = draft.known(member);
        if (entry == null || entry.getForgotten() || entry.getLast().getStory().getStatus() == Status.KILLED) {
            return;
        }
        boolean told = kind == WarningKind.SOURCE_KILLED
                && entry.getLast().getWarnings().stream()
                        .anyMatch(warning ->
                                warning.getKind() == kind && warning.getAbout().equals(about));
        if (!told) {
            var warning = new Warning(kind, about, text, seen);
            draft.followUp(composer.warned(entry.getLast(), warning, seen));
        }
    }

    /** Only the agency itself can kill a story. */
    private static String killedBy(String storyKey) {
        return "killed by " + agency(storyKey);
    }

    private static String agency(String storyKey) {
        return storyKey.substring(0, storyKey.indexOf('/')).toUpperCase(Locale.ROOT);
    }
}
