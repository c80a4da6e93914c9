package copytaster.replay.guarantees;

import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.guarantees.Indexed.Document;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Of each story that came, in whatever order, the newest version was told last and stands in the index, and no embargo
 * that is over.
 *
 * @param newer of two versions of a story, the first of which came first
 */
public record NewestVersionWins(BinaryOperator<Story> newer) implements Guarantee {

    /** By what the agency says: its number, else its date; where it says neither, what came later. */
    public NewestVersionWins() {
        this(Oracle.DECLARED);
    }

    @Override
    public String name() {
        return "the newest version wins";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        Map<String, Story> inForce = new Oracle(evidence.deliveries(), newer).inForce();
        Set<String> gone = new HashSet<>(evidence.emitted());
        Map<String, EnrichedStory> last = evidence.lastEmissions();
        gone.removeAll(last.keySet());
        Instant end = Instant.ofEpochMilli(evidence.raw().stream()
                .mapToLong(CapturedRecord::getTimestamp)
                .max()
                .orElse(0));
        inForce.forEach((key, story) -> {
            EnrichedStory told = last.get(key);
            if (told == null) {
                violations.unless(gone.contains(key), key + " was never told");
                return;
            }
            compare(
                    key,
                    story,
                    end,
                    told.getStory().getHeadline(),
                    told.getStory().getBody(),
                    told.getStory().getStatus().name(),
                    violations);
        });
        evidence.index().ifPresent(index -> indexed(index, inForce, end, evidence.refused(), violations));
        return violations.list();
    }

    private static void indexed(
            Indexed index, Map<String, Story> inForce, Instant end, Set<String> refused, Violations violations) {
        Map<String, Document> documents = index.byKey();
        inForce.forEach((key, story) -> {
            Document document = documents.get(key);
            if (document == null) {
                violations.unless(refused.contains(key), key + " is not in the index");
                return;
            }
            compare(key, story, end, document.headline(), document.body(), document.status(), violations);
            violations.unless(
                    document.inWords() || story.getStatus() == Status.WITHHELD, key + ": cannot be found by its words");
        });
    }

    private static void compare(
            String key, Story story, Instant end, String headline, String body, String status, Violations violations) {
        boolean withheld = story.getStatus() == Status.WITHHELD;
        violations.unlessEqual(headline, withheld ? "" : story.getHeadline(), key + ": headline");
        violations.unlessEqual(body, withheld ? "" : story.getBody(), key + ": body");
        violations.unlessEqual(status, status(story, end).name(), key + ": status");
    }

    private static Status status(Story story, Instant end) {
        boolean over = story.getStatus() == Status.EMBARGOED
                && story.getEmbargoUntil() != null
                && !story.getEmbargoUntil().isAfter(end);
        return over ? Status.USABLE : story.getStatus();
    }
}
