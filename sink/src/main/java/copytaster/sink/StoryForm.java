package copytaster.sink;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;

/** A story in the form in which the index holds it: for whoever shows a story that has not come out of the index. */
public final class StoryForm {

    private StoryForm() {}

    /** One line of JSON, in the fields of the index; without notes for editors only, and without text once it is killed. */
    public static String json(EnrichedStory story) {
        return Json.text(
                story.getStory().getStatus() == Status.KILLED ? StoryFields.ofKilled(story) : StoryFields.of(story));
    }
}
