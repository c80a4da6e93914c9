package copytaster.replay.stories;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that came out differently with one story. */
public record StoryChange(String key, String headline, Instant firstSeen, List<Difference> differences) {

    public StoryChange {
        differences = List.copyOf(differences);
    }

    /** As a line of JSON. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", key);
        json.put("headline", headline);
        json.put("firstSeen", firstSeen.toString());
        json.put("differences", differences.stream().map(StoryChange::json).toList());
        return json;
    }

    /** For a person, with line ends. */
    public String text() {
        var text = new StringBuilder(key);
        if (!headline.isEmpty()) {
            text.append("  ").append(headline);
        }
        text.append('\n');
        for (Difference difference : differences) {
            text.append(String.format("  %-16s %s%n", difference.kind().words(), words(difference)));
            difference
                    .whyBefore()
                    .forEach(why -> text.append("      before: ").append(why).append('\n'));
            difference
                    .whyAfter()
                    .forEach(why -> text.append("      after:  ").append(why).append('\n'));
        }
        return text.toString();
    }

    private static String words(Difference difference) {
        if (difference.before().isEmpty()) {
            return difference.after();
        }
        return difference.after().isEmpty() ? difference.before() : difference.before() + " → " + difference.after();
    }

    private static Map<String, Object> json(Difference difference) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", difference.kind().name());
        json.put("before", difference.before());
        json.put("after", difference.after());
        json.put("whyBefore", difference.whyBefore());
        json.put("whyAfter", difference.whyAfter());
        return json;
    }
}
