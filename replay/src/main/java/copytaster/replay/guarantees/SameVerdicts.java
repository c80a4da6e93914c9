package copytaster.replay.guarantees;

import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.VirtualRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same wires through the same topology, undisturbed, give the same records byte for byte, in the same order. */
public record SameVerdicts() implements Guarantee {

    @Override
    public String name() {
        return "same verdicts as without a crash";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new Violations();
        var expected = new ArrayList<CapturedRecord>();
        try (var run = new VirtualRun(evidence.settings(), evidence.topics(), StateKept.ON_DISK)) {
            run.run(evidence.raw().iterator(), expected::add);
            violations.unlessEqual(evidence.accounts(), run.accounts(), "accounts");
        }
        String dead = evidence.topics().wireDead().name();
        expected.removeIf(record -> record.getTopic().equals(dead));
        var found = new ArrayList<>(evidence.enriched());
        found.addAll(evidence.desks());
        compare(byPartition(found), byPartition(expected), violations);
        return violations.list();
    }

    private static void compare(
            Map<String, List<CapturedRecord>> found,
            Map<String, List<CapturedRecord>> expected,
            Violations violations) {
        violations.unlessSame(found.keySet(), expected.keySet(), "partitions with records");
        found.forEach((partition, records) -> {
            List<CapturedRecord> others = expected.getOrDefault(partition, List.of());
            violations.unlessEqual(records.size(), others.size(), "records on " + partition);
            for (int i = 0; i < Math.min(records.size(), others.size()); i++) {
                violations.unless(
                        same(records.get(i), others.get(i)),
                        partition + ": record " + i + ", " + key(records.get(i)) + ", is not what the replay has, "
                                + key(others.get(i)));
            }
        });
    }

    private static boolean same(CapturedRecord one, CapturedRecord other) {
        return one.getTimestamp() == other.getTimestamp()
                && Arrays.equals(Records.key(one), Records.key(other))
                && Arrays.equals(Records.value(one), Records.value(other));
    }

    private static String key(CapturedRecord record) {
        byte[] key = Records.key(record);
        return key == null ? "no key" : new String(key, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, List<CapturedRecord>> byPartition(List<CapturedRecord> records) {
        var partitions = new LinkedHashMap<String, List<CapturedRecord>>();
        for (CapturedRecord record : records) {
            partitions
                    .computeIfAbsent(record.getTopic() + "-" + record.getPartition(), one -> new ArrayList<>())
                    .add(record);
        }
        return partitions;
    }
}
