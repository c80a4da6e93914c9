package copytaster.replay.cluster;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.yaml.RulesException;
import copytaster.replay.captures.CaptureException;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Topic;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/**
 * The desks with a topic that the rules in a capture name. Their topics must be there before enrich meets the rules: a
 * missing one stalls it for a minute and then kills its thread.
 */
final class DeskTopics {

    /** The marker and the fingerprint before a value, by Avro's single-object encoding. */
    private static final int FINGERPRINT_AT = 2;

    private static final int BODY_AT = 10;

    private DeskTopics() {}

    static Set<String> named(Path capture) {
        var names = new TreeSet<String>();
        try (var reader = new CaptureReader(capture)) {
            Topic<String, SpecificRecord> raw =
                    VirtualRun.topics(reader.header()).wireRaw();
            Set<Long> ruleSets = reader.header().schemas().stream()
                    .filter(schema -> schema.getFullName().equals(RuleSet.class.getName()))
                    .map(SchemaNormalization::parsingFingerprint64)
                    .collect(Collectors.toSet());
            while (!ruleSets.isEmpty() && reader.hasNext()) {
                CapturedRecord record = reader.next();
                if (record.getTopic().equals(raw.name()) && ruleSets.contains(fingerprint(record.getValue()))) {
                    var rules = raw.value().deserializer().deserialize(raw.name(), Records.value(record));
                    names.addAll(withTopic((RuleSet) rules));
                }
            }
        } catch (CaptureException broken) {
            // Whoever replays meets the break as well, and says so.
            return names;
        }
        return names;
    }

    private static Set<String> withTopic(RuleSet rules) {
        try {
            return Rules.of(rules).withTopic();
        } catch (RulesException refused) {
            // Enrich refuses them as well.
            return Set.of();
        }
    }

    private static long fingerprint(ByteBuffer value) {
        return value == null || value.remaining() < BODY_AT
                ? 0
                : value.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(value.position() + FINGERPRINT_AT);
    }
}
