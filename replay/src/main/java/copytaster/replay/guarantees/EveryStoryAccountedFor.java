package copytaster.replay.guarantees;

import copytaster.replay.guarantees.Evidence.Delivery;
import copytaster.replay.guarantees.Indexed.Document;
import copytaster.schemas.Account;
import copytaster.schemas.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * On every wire, in = accepted + repeated + stale + test + dead, and enriched = accepted + followUps; and every story that
 * came is on {@code wire.enriched} and in the index, but for those that the index cannot hold, which are dead letters.
 */
public record EveryStoryAccountedFor() implements Guarantee {

    @Override
    public String name() {
        return "every story accounted for";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        List<Delivery> deliveries = evidence.deliveries();
        Set<DeadLetter> unreadable = evidence.unreadable();
        Set<DeadLetter> dead = evidence.dead().stream()
                .filter(letter ->
                        letter.topic().equals(evidence.topics().wireRaw().name()))
                .collect(Collectors.toSet());
        violations.unlessEqual(dead, unreadable, "records of wire.raw on wire.dead");

        Map<Integer, Account> accounts = new TreeMap<>(evidence.accounts());
        violations.unlessEqual(
                sum(accounts, EveryStoryAccountedFor::in) + dead.size(),
                (long) deliveries.size() + unreadable.size(),
                "accepted + repeated + stale + test + dead " + accounts);
        violations.unlessEqual(sum(accounts, Account::getTest), tests(deliveries), "tests");
        violations.unlessEqual(
                (long) evidence.emissions().size(),
                sum(accounts, account -> account.getAccepted() + account.getFollowUps()),
                "stories told on wire.enriched, for accepted + followUps");

        var oracle = new Oracle(deliveries);
        var expected = new HashSet<>(oracle.inForce().keySet());
        expected.addAll(oracle.killed());
        violations.unlessSame(evidence.emitted(), expected, "stories on wire.enriched");
        evidence.index().ifPresent(index -> {
            expected.removeAll(evidence.refused());
            Set<String> indexed = index.stories().stream().map(Document::key).collect(Collectors.toSet());
            violations.unlessSame(indexed, expected, "stories in the index");
        });
        return violations.list();
    }

    private static long in(Account account) {
        return account.getAccepted() + account.getRepeated() + account.getStale() + account.getTest();
    }

    private static long sum(Map<Integer, Account> accounts, ToLongFunction<Account> count) {
        return accounts.values().stream().mapToLong(count).sum();
    }

    private static long tests(List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.raw().getStory().getKind() == Kind.TEST)
                .count();
    }
}
