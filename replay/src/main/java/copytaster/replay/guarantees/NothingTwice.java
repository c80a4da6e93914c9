package copytaster.replay.guarantees;

import copytaster.replay.guarantees.Indexed.Document;
import copytaster.schemas.EnrichedStory;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** No state of a story is on {@code wire.enriched} twice, no story in the index, no record on {@code wire.dead}. */
public record NothingTwice() implements Guarantee {

    @Override
    public String name() {
        return "nothing twice";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        Map<String, Long> revisions = new HashMap<>();
        for (EnrichedStory emission : evidence.emissions()) {
            Long before = revisions.put(emission.getKey(), emission.getRevision());
            violations.unless(
                    before == null || before < emission.getRevision(),
                    emission.getKey() + ": revision " + emission.getRevision() + " after " + before);
        }
        once(evidence.dead(), "wire.dead", violations);
        evidence.index().ifPresent(index -> indexed(index, evidence.lastEmissions(), violations));
        return violations.list();
    }

    private static void indexed(Indexed index, Map<String, EnrichedStory> last, Violations violations) {
        once(index.stories().stream().map(Document::key).toList(), "the index of stories", violations);
        once(
                index.versions().stream()
                        .map(version -> version.key() + "@" + version.revision())
                        .toList(),
                "the index of versions",
                violations);
        for (Document document : index.stories()) {
            EnrichedStory story = last.get(document.key());
            violations.unless(
                    story != null && story.getRevision() == document.revision(),
                    document.key() + ": revision " + document.revision() + " in the index is not the last emitted");
        }
    }

    private static void once(Collection<?> things, String where, Violations violations) {
        var seen = new HashSet<>();
        List<String> twice = things.stream()
                .filter(thing -> !seen.add(thing))
                .map(Object::toString)
                .collect(Collectors.toList());
        twice.forEach(thing -> violations.add(thing + " is twice in " + where));
    }
}
