package copytaster.desk.subscribe;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of what passes a filter is told. */
public enum Only {
    /** All of it. */
    EVERYTHING,

    /** No copies: the first of each report, and whatever happens to it. */
    FIRSTS,

    /** What says something new: no copies, and nothing about tags and clusters; kills and warnings always. */
    NEW;

    private static final Set<Relation> COPIES = Set.of(Relation.COPY, Relation.TRIMMED, Relation.RETRANSMISSION);
    private static final Set<Event> HOUSEKEEPING = Set.of(Event.RETAGGED, Event.MERGED, Event.SEPARATED);

    boolean takes(EnrichedStory story) {
        boolean copy = COPIES.contains(story.getVerdict().getRelation());
        return switch (this) {
            case EVERYTHING -> true;
            case FIRSTS -> !copy;
            case NEW -> !copy && !HOUSEKEEPING.contains(story.getEvent());
        };
    }

    /** @throws IllegalArgumentException naming what there is */
    static Only named(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return EVERYTHING;
        }
        return Arrays.stream(values())
                .filter(only -> only.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("only: there is everything, firsts and new, not " + word));
    }
}
