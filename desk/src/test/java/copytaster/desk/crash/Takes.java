package copytaster.desk.crash;

import copytaster.replay.guarantees.Guarantee;
import copytaster.replay.guarantees.NewestVersionWins;
import copytaster.schemas.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The take's number that every generated headline ends with: what the oracle goes by, and enrich knows nothing of. */
final class Takes {

    private static final Pattern MARK = Pattern.compile(" \\(take (\\d+)\\)$");

    private Takes() {}

    static String mark(int take) {
        return " (take " + take + ")";
    }

    /** All guarantees, and the newest version told by the take, of which neither rank nor date is asked. */
    static List<Guarantee> guarantees() {
        var guarantees = new ArrayList<>(Guarantee.all());
        guarantees.add(new NewestVersionWins((one, other) -> of(other) >= of(one) ? other : one));
        return guarantees;
    }

    static int of(Story story) {
        Matcher mark = MARK.matcher(story.getHeadline());
        if (!mark.find()) {
            throw new IllegalArgumentException(story.getId() + " has no take in its headline: " + story.getHeadline());
        }
        return Integer.parseInt(mark.group(1));
    }
}
