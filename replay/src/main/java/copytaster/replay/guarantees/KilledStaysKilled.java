package copytaster.replay.guarantees;

import copytaster.replay.guarantees.Indexed.Document;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of a killed story nothing comes any more, and no word of any version is left in either index. */
public record KilledStaysKilled() implements Guarantee {

    @Override
    public String name() {
        return "killed stays killed";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        Set<String> killed = new Oracle(evidence.deliveries()).killed();
        Set<String> soFar = new HashSet<>();
        for (EnrichedStory emission : evidence.emissions()) {
            Story story = emission.getStory();
            if (story.getStatus() == Status.KILLED) {
                soFar.add(emission.getKey());
                violations.unless(
                        story.getHeadline().isEmpty() && story.getBody().isEmpty(),
                        emission.getKey() + ": a kill with text on wire.enriched");
            } else {
                violations.unless(
                        !soFar.contains(emission.getKey()),
                        emission.getKey() + ": came back on wire.enriched after its kill");
            }
        }
        violations.unlessSame(soFar, killed, "killed on wire.enriched");

        evidence.index().ifPresent(index -> indexed(index, killed, evidence.refused(), violations));
        return violations.list();
    }

    private static void indexed(Indexed index, Set<String> killed, Set<String> refused, Violations violations) {
        Map<String, Document> documents = index.byKey();
        for (String key : killed) {
            Document document = documents.get(key);
            if (document == null) {
                violations.unless(refused.contains(key), key + ": killed, and has no document that says so");
                continue;
            }
            violations.unlessEqual(document.status(), "KILLED", key + ": status");
            violations.unless(!document.carriesText(), key + ": killed, and the index has words of it");
        }
        index.versions().stream()
                .filter(version -> killed.contains(version.key()))
                .filter(Document::carriesText)
                .forEach(version -> violations.add(version.id() + ": an earlier version's words are left"));
    }
}
