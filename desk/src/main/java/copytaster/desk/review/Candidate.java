package copytaster.desk.review;

import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a person needs of one story to judge it.
 *
 * @param wire the partition of wire.raw; empty where an older release emitted it
 * @param start the first letters of its text, on one line
 */
record Candidate(
        String key,
        OptionalInt wire,
        int generation,
        String headline,
        String start,
        Instant firstSeen,
        boolean killed,
        String clusterId,
        List<Doubt> doubts) {

    private static final int SHOWN = 200;

    static Candidate of(EnrichedStory story, OptionalInt wire) {
        String text = story.getStory().getBody().strip().replaceAll("\\s+", " ");
        int end = text.codePointCount(0, text.length()) <= SHOWN ? text.length() : text.offsetByCodePoints(0, SHOWN);
        return new Candidate(
                story.getKey(),
                wire,
                story.getGeneration(),
                story.getStory().getHeadline(),
                end == text.length() ? text : text.substring(0, end) + "…",
                story.getFirstSeen(),
                story.getStory().getStatus() == Status.KILLED,
                story.getVerdict().getClusterId(),
                story.getVerdict().getDoubts());
    }

    String provider() {
        return key.substring(0, key.indexOf('/'));
    }
}
