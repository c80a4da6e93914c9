package copytaster.desk.crash;

import copytaster.schemas.Story;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The take's number that every generated headline ends with: what the oracle goes by, and enrich knows nothing of. */
final class Takes {

    private static final Pattern MARK = Pattern.compile(" \\(take (\\d+)\\)$");

    private Takes() {}

    static String mark(int take) {
        return " (take " + take + ")";
    }

    static int of(Story story) {
        Matcher mark = MARK.matcher(story.getHeadline());
        if (!mark.find()) {
            throw new IllegalArgumentException(story.getId() + " has no take in its headline: " + story.getHeadline());
        }
        return Integer.parseInt(mark.group(1));
    }
}
