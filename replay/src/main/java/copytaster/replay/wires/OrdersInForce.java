package copytaster.replay.wires;

import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Which rule set and which models are in force after some records of {@code wire.raw}, so that they can stand before what
 * begins there. A repetition counts only where nothing is in force, as in enrich.
 */
public final class OrdersInForce {

    private static final String RULES = "rules";

    private final Topic<String, SpecificRecord> raw;
    private final Map<Integer, Map<String, CapturedRecord>> inForce = new TreeMap<>();

    public OrdersInForce(Topic<String, SpecificRecord> raw) {
        this.raw = raw;
    }

    /** Takes note of a record; whatever is no order is passed over. */
    public void pass(CapturedRecord record) {
        if (!record.getTopic().equals(raw.name())) {
            return;
        }
        try {
            SpecificRecord value = raw.value().deserializer().deserialize(raw.name(), Records.value(record));
            if (value instanceof RuleSet rules) {
                pass(record, RULES, rules.getRepetition());
            } else if (value instanceof LearnedModel model) {
                pass(record, "model " + model.getLanguage(), model.getRepetition());
            }
        } catch (SerializationException unreadable) {
            // What enrich cannot read is no order.
            return;
        }
    }

    /**
     * The orders in force, to be put before a record: exact but for the time, which is that of what follows them. With
     * their own time the wire's clock would begin too early.
     */
    public List<CapturedRecord> before(int partition, long timestamp) {
        var orders = new ArrayList<CapturedRecord>();
        inForce.getOrDefault(partition, Map.of())
                .values()
                .forEach(order -> orders.add(
                        CapturedRecord.newBuilder(order).setTimestamp(timestamp).build()));
        return orders;
    }

    private void pass(CapturedRecord record, String what, boolean repetition) {
        Map<String, CapturedRecord> wire = inForce.computeIfAbsent(record.getPartition(), none -> new TreeMap<>());
        if (!repetition || !wire.containsKey(what)) {
            wire.put(what, record);
        }
    }
}
