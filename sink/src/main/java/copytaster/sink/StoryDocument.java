package copytaster.sink;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of a story as the index holds it.
 *
 * @param killed nothing of the story's text may be found any more
 * @param newText the emission brought a text, or a kill, and so is a version of its own
 * @param json the document, one line
 * @param bytes its size in UTF-8
 */
record StoryDocument(
        String key,
        int generation,
        long revision,
        boolean killed,
        boolean newText,
        @Nullable Instant expiresAt,
        String json,
        int bytes) {

    /** OpenSearch takes no longer id, and refuses the whole request that has one. */
    private static final int LONGEST_ID = 512;

    /** @throws IllegalArgumentException if the story cannot have a place in the index */
    static StoryDocument of(EnrichedStory story) {
        boolean killed = story.getStory().getStatus() == Status.KILLED;
        StoryDocument document = of(
                story.getKey(),
                story.getGeneration(),
                story.getRevision(),
                killed,
                carriesText(story.getEvent()),
                story.getExpiresAt(),
                killed ? StoryFields.ofKilled(story) : StoryFields.of(story));
        if (document.key.isEmpty() || document.versionId().getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
            throw new IllegalArgumentException("its key must be 1 to "
                    + (LONGEST_ID - ("@" + document.revision).length()) + " bytes long, not: " + document.key);
        }
        long unused = document.externalVersion();
        return document;
    }

    /** The id among the versions of all stories. */
    String versionId() {
        return key + "@" + revision;
    }

    long externalVersion() {
        return ExternalVersion.of(generation, revision, killed);
    }

    Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt);
    }

    /** The same version without its text: what may be left of a version of a killed story. */
    StoryDocument emptied() {
        return killed ? this : bare();
    }

    /** Nothing but the fact that this version of the story is killed. */
    StoryDocument bare() {
        return emptied(Json.map(json));
    }

    /** What may be left of a version of a killed story, made from what the index has of it. */
    static StoryDocument emptied(Map<String, Object> fields) {
        Map<String, Object> left = StoryFields.emptied(fields);
        return of(
                (String) left.get("key"),
                ((Number) left.get("generation")).intValue(),
                ((Number) left.get("revision")).longValue(),
                true,
                true,
                null,
                left);
    }

    private static StoryDocument of(
            String key,
            int generation,
            long revision,
            boolean killed,
            boolean newText,
            @Nullable Instant expiresAt,
            Map<String, Object> fields) {
        String json = Json.text(fields);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return new StoryDocument(key, generation, revision, killed, newText, expiresAt, json, bytes);
    }

    private static boolean carriesText(Event event) {
        return switch (event) {
            case NEW_STORY, NEW_VERSION, KILLED -> true;
            case WARNED, MERGED, SEPARATED, EMBARGO_LIFTED, RETAGGED -> false;
        };
    }
}
