package copytaster.desk.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.replay.stories.StoryChange;
import copytaster.replay.stories.StoryDiff;
import java.io.PrintWriter;

/** Prints what came out differently. */
final class DiffText {

    private DiffText() {}

    /** JSON Lines and the summary apart, or the stories and then the summary for a person. */
    static void print(StoryDiff diff, boolean asJson, PrintWriter out, PrintWriter err) {
        var json = new ObjectMapper();
        for (StoryChange change : diff.changes()) {
            out.println(asJson ? line(json, change) : change.text());
        }
        out.flush();
        if (asJson) {
            err.println(diff.summary());
            err.flush();
        } else {
            out.println(diff.summary());
            out.flush();
        }
    }

    private static String line(ObjectMapper json, StoryChange change) {
        try {
            return json.writeValueAsString(change.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
