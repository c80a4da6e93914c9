package copytaster.desk.crash;

import copytaster.desk.crash.Evidence.Line;
import java.util.Arrays;
import java.util.List;

/** The same wire through the same topology, undisturbed, gives the same records byte for byte, in the same order. */
record SameVerdicts() implements Guarantee {

    @Override
    public String name() {
        return "same verdicts as without a crash";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        Replay replay = Replay.of(evidence.raw(), CrashRules.DESK);
        compare(evidence.enriched(), replay.enriched(), "wire.enriched", violations);
        compare(evidence.desk(), replay.desk(), "desk." + CrashRules.DESK, violations);
        violations.unlessEqual(evidence.account(), replay.account(), "account");
        return violations.list();
    }

    private static void compare(List<Line> found, List<Line> expected, String topic, Violations violations) {
        violations.unlessEqual(found.size(), expected.size(), "records on " + topic);
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            Line one = found.get(i);
            Line other = expected.get(i);
            violations.unless(
                    one.key().equals(other.key()) && Arrays.equals(one.value(), other.value()),
                    topic + ": record " + i + ", " + one.key() + ", is not what the replay has, " + other.key());
        }
    }
}
