package copytaster.enrich.topology;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Note;
import copytaster.schemas.Story;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One story on its way out.
 *
 * @param story whole; null where the contract has ended and every trace must go
 * @param before the revision at which it was last sent; empty for the first time
 * @param desks those who receive it now
 */
record Emission(String key, @Nullable EnrichedStory story, OptionalLong before, List<String> desks) {

    Emission {
        desks = List.copyOf(desks);
    }

    /** As desks may see it: without contacts, and without text that the contract keeps in the house. */
    @Nullable
    EnrichedStory forDesks() {
        if (story == null) {
            return null;
        }
        var visible = Story.newBuilder(story.getStory())
                .setNotes(story.getStory().getNotes().stream()
                        .filter(Note::getPublic$)
                        .toList());
        if (!story.getContract().getRedistribute()) {
            visible.setBody("").setCaptions(List.of());
        }
        return EnrichedStory.newBuilder(story).setStory(visible.build()).build();
    }
}
