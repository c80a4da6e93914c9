package copytaster.desk.crash;

import copytaster.desk.crash.Evidence.DeadLetter;
import copytaster.desk.crash.Evidence.Delivery;
import copytaster.desk.crash.Evidence.Document;
import copytaster.desk.crash.Evidence.Line;
import copytaster.schemas.Account;
import copytaster.schemas.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In = accepted + repeated + stale + test + dead; enriched = accepted + followUps; and every story that came is in the
 * index, but for those that the index cannot hold, which are dead letters.
 */
record EveryStoryAccountedFor() implements Guarantee {

    @Override
    public String name() {
        return "every story accounted for";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        List<Delivery> deliveries = evidence.deliveries();
        Set<Long> unreadable = evidence.unreadable();
        Account account = evidence.account();
        Set<Long> dead = evidence.dead().stream()
                .filter(letter -> letter.topic().equals("wire.raw"))
                .map(DeadLetter::offset)
                .collect(Collectors.toSet());
        violations.unlessEqual(dead, unreadable, "offsets of wire.raw on wire.dead");
        violations.unlessEqual(
                account.getAccepted() + account.getRepeated() + account.getStale() + account.getTest() + dead.size(),
                (long) deliveries.size() + unreadable.size(),
                "accepted + repeated + stale + test + dead " + account);
        violations.unlessEqual(account.getTest(), tests(deliveries), "tests");
        violations.unlessEqual(
                (long) evidence.enriched().size(),
                account.getAccepted() + account.getFollowUps(),
                "records on wire.enriched, for accepted + followUps");

        var oracle = new Oracle(deliveries);
        var expected = new HashSet<>(oracle.inForce().keySet());
        expected.addAll(oracle.killed());
        Set<String> emitted = evidence.enriched().stream().map(Line::key).collect(Collectors.toSet());
        violations.unlessSame(emitted, expected, "stories on wire.enriched");
        expected.removeAll(evidence.refused());
        Set<String> indexed = evidence.stories().stream().map(Document::key).collect(Collectors.toSet());
        violations.unlessSame(indexed, expected, "stories in the index");
        return violations.list();
    }

    private static long tests(List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.raw().getStory().getKind() == Kind.TEST)
                .count();
    }
}
