package copytaster.desk.subscribe;

import copytaster.enrich.desks.Filter;
import copytaster.enrich.yaml.RulesException;
import copytaster.schemas.EnrichedStory;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber wants: the stories of a desk, or those that a filter takes, in the language of desks.
 *
 * @param text as it was asked for, in one line for a person
 */
public record Wish(String text, @Nullable String desk, Filter filter, Only only) {

    private static final int LONGEST = 8_000;

    /** @throws IllegalArgumentException where one of them cannot be read, with its name first */
    public static Wish of(@Nullable String desk, @Nullable String filter, @Nullable String only) {
        Only told = Only.named(only);
        String conditions = filter == null ? "" : filter.strip();
        if (conditions.length() > LONGEST) {
            throw new IllegalArgumentException("filter: longer than " + LONGEST + " characters; make a desk of it");
        }
        try {
            Filter read = Filter.read(conditions);
            String text = (desk == null || desk.isBlank() ? "" : "desk " + desk + " ")
                    + conditions.replaceAll("\\s+", " ")
                    + (told == Only.EVERYTHING ? "" : " only " + only);
            return new Wish(
                    text.isBlank() ? "everything" : text.strip(),
                    desk == null || desk.isBlank() ? null : desk,
                    read,
                    told);
        } catch (RulesException e) {
            throw new IllegalArgumentException("filter: " + e.getMessage(), e);
        }
    }

    /** Does it want this story as it stands, whatever it was told of it before? */
    boolean takes(EnrichedStory story) {
        return only.takes(story) && (desk == null || story.getDesks().contains(desk)) && filter.takes(story);
    }
}
