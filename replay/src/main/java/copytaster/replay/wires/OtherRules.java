package copytaster.replay.wires;

import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TimestampType;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Topic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The same wire under other rules: they stand before its first record, and no rule set that was published comes. */
public final class OtherRules {

    private final Topic<String, SpecificRecord> raw;
    private final RuleSet rules;
    private final Set<Integer> begun = new HashSet<>();

    /** @param raw {@code wire.raw} as it was recorded */
    public OtherRules(Topic<String, SpecificRecord> raw, RuleSet rules) {
        this.raw = raw;
        this.rules = rules;
    }

    /** @return what comes in place of the record */
    public List<CapturedRecord> inPlaceOf(CapturedRecord record) {
        if (!record.getTopic().equals(raw.name())) {
            return List.of(record);
        }
        List<CapturedRecord> own = isRules(record) ? List.of() : List.of(record);
        if (!begun.add(record.getPartition())) {
            return own;
        }
        return own.isEmpty() ? List.of(published(record)) : List.of(published(record), record);
    }

    private CapturedRecord published(CapturedRecord first) {
        return Records.captured(
                raw.name(),
                first.getPartition(),
                first.getOffset(),
                first.getTimestamp(),
                TimestampType.CREATE_TIME,
                raw.key().serializer().serialize(raw.name(), "rules"),
                raw.value().serializer().serialize(raw.name(), rules),
                new RecordHeaders());
    }

    private boolean isRules(CapturedRecord record) {
        try {
            return raw.value().deserializer().deserialize(raw.name(), Records.value(record)) instanceof RuleSet;
        } catch (SerializationException notOurs) {
            return false;
        }
    }
}
