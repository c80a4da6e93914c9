package copytaster.desk.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.commands.FirstBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A pair in doubt, for people and for programs. */
final class PairText {

    private static final JsonMapper JSON = new JsonMapper();

    private PairText() {}

    static List<String> lines(Candidates.Pair pair) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.3f  %d minutes apart  %s",
                        pair.doubt().getScore(),
                        pair.minutesApart(),
                        FirstBytes.line(pair.doubt().getEvidence())),
                story(pair.earlier()),
                "    " + FirstBytes.line(pair.earlier().start()),
                story(pair.story()),
                "    " + FirstBytes.line(pair.story().start()),
                "");
    }

    static String json(Candidates.Pair pair) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("score", pair.doubt().getScore());
        fields.put("evidence", pair.doubt().getEvidence());
        fields.put("minutesApart", pair.minutesApart());
        fields.put("earlier", fields(pair.earlier()));
        fields.put("story", fields(pair.story()));
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String story(Candidate story) {
        return "  " + FirstBytes.line(story.key()) + "  " + story.firstSeen() + "  "
                + FirstBytes.line(story.headline());
    }

    private static Map<String, Object> fields(Candidate story) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", story.key());
        fields.put("provider", story.provider());
        fields.put("firstSeen", story.firstSeen().toString());
        fields.put("headline", story.headline());
        fields.put("start", story.start());
        fields.put("clusterId", story.clusterId());
        return fields;
    }
}
