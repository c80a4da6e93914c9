package copytaster.desk.crash;

import copytaster.desk.crash.Evidence.Document;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The index shows the newest version of each story that came, in whatever order, and no embargo that is over. */
record NewestVersionWins() implements Guarantee {

    @Override
    public String name() {
        return "the newest version wins";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        Map<String, Document> documents = evidence.documents();
        Set<String> refused = evidence.refused();
        new Oracle(evidence.deliveries()).inForce().forEach((key, story) -> {
            Document document = documents.get(key);
            if (document == null) {
                violations.unless(refused.contains(key), key + " is not in the index");
                return;
            }
            violations.unlessEqual(document.headline(), story.getHeadline(), key + ": headline");
            violations.unlessEqual(document.body(), story.getBody(), key + ": body");
            violations.unlessEqual(document.status(), "USABLE", key + ": status");
            violations.unless(document.inWords(), key + ": cannot be found by its words");
        });
        return violations.list();
    }
}
