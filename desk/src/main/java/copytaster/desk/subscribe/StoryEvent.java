package copytaster.desk.subscribe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.sink.StoryForm;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber is told of one record: what happened, what Copytaster concluded, and the story as ninjs. Made once,
 * when first asked for, and the same for everyone.
 */
final class StoryEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Emitted emitted;
    private volatile @Nullable String json;

    StoryEvent(Emitted emitted) {
        this.emitted = emitted;
    }

    /** The kind of event, by which a subscriber tells a correction or a kill at once. */
    String kind() {
        EnrichedStory story = emitted.story();
        return story == null ? "expired" : kind(story);
    }

    /** The same for the same emission for ever, also in another generation or cluster: who has seen it may pass it over. */
    String id() {
        EnrichedStory story = emitted.story();
        String what = emitted.key() + "@" + (story == null ? "expired" : story.getRevision());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String json() {
        String made = json;
        if (made == null) {
            made = make();
            json = made;
        }
        return made;
    }

    private String make() {
        try {
            ObjectNode event = JSON.createObjectNode();
            event.put("id", id()).put("event", kind()).put("key", emitted.key());
            EnrichedStory story = emitted.story();
            if (story != null) {
                event.setAll(StoryItem.of(JSON.readTree(StoryForm.json(story))));
            }
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("story " + emitted.key() + " cannot be written as JSON", impossible);
        }
    }

    private static String kind(EnrichedStory story) {
        boolean correction = story.getVerdict().getRelation() == Relation.CORRECTION;
        Event event = story.getEvent();
        return switch (event) {
            case NEW_STORY -> correction ? "correction" : "story";
            case NEW_VERSION -> correction ? "correction" : "version";
            case KILLED -> "kill";
            case WARNED -> "warning";
            case MERGED, SEPARATED -> "moved";
            case EMBARGO_LIFTED -> "released";
            case RETAGGED -> "retagged";
        };
    }
}
