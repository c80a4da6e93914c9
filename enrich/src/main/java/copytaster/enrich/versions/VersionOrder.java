package copytaster.enrich.versions;

import copytaster.schemas.BookEntry;
import copytaster.schemas.Kind;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides which delivery of a story is the newest. The agency's version number decides where there is one; where there is
 * none, other content is a new version unless the agency dated it earlier, or it is, without a later date, the text of an
 * earlier version. A kill
 * is final whatever its number: a killed story does not come back under its id.
 */
public final class VersionOrder {

    /** No time zone and no slow clock is further ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** As long as the desk book remembers a story without news. */
    private static final Duration OLDEST_VERSION = Duration.ofDays(60);

    private VersionOrder() {}

    /** @param seen the timestamp of the delivery's record */
    public static Standing stand(@Nullable BookEntry known, Story story, long contentHash, Instant seen) {
        if (story.getKind() == Kind.TEST || story.getSignals().contains(Signal.TEST)) {
            return new Standing.Test();
        }
        boolean kill = story.getStatus() == Status.KILLED;
        if (known == null) {
            return kill ? new Standing.Kill() : new Standing.First();
        }
        boolean sameContent = known.getContentHash() == contentHash;
        if (known.getLast().getStory().getStatus() == Status.KILLED) {
            if (sameContent) {
                return new Standing.Repeated();
            }
            // Another kill may say more, or kill more.
            return kill ? new Standing.Kill() : new Standing.Stale("the story has been killed");
        }
        if (kill) {
            return new Standing.Kill();
        }
        return ordered(known, story, contentHash, sameContent, seen);
    }

    private static Standing ordered(BookEntry known, Story story, long contentHash, boolean sameContent, Instant seen) {
        Story last = known.getLast().getStory();
        Long knownRank = last.getVersionRank();
        Long rank = story.getVersionRank();
        if (rank != null && knownRank != null && !rank.equals(knownRank)) {
            return rank > knownRank
                    ? new Standing.Newer()
                    : new Standing.Stale("version " + story.getVersion() + " comes after version " + last.getVersion());
        }
        if (sameContent) {
            return new Standing.Repeated();
        }
        Instant dated = believed(story.getVersionCreated(), seen);
        Instant lastDated = believed(last.getVersionCreated(), known.getLast().getVersionSeen());
        if (rank == null && earlier(dated, lastDated)) {
            return new Standing.Stale(
                    "dated " + story.getVersionCreated() + " by the agency, before the version in force");
        }
        boolean meant = earlier(lastDated, dated) || released(last, story);
        if (!meant && known.getPastHashes().contains(contentHash)) {
            return new Standing.Stale("an earlier version's text, sent once more");
        }
        return new Standing.Newer();
    }

    /** A date that no version of this delivery can have comes of a wrong clock, and decides nothing. */
    private static @Nullable Instant believed(@Nullable Instant dated, Instant seen) {
        boolean possible =
                dated != null && dated.isBefore(seen.plus(CLOCKS_DIFFER)) && dated.isAfter(seen.minus(OLDEST_VERSION));
        return possible ? dated : null;
    }

    private static boolean released(Story last, Story story) {
        return last.getStatus() == Status.WITHHELD && story.getStatus() != Status.WITHHELD;
    }

    private static boolean earlier(@Nullable Instant time, @Nullable Instant than) {
        return time != null && than != null && time.isBefore(than);
    }
}
