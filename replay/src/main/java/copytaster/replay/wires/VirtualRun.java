package copytaster.replay.wires;

import copytaster.enrich.EnrichSettings;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.SchemaDirectory;
import copytaster.schemas.Topics;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All wires of a capture, each through a topology of its own, in the capture's order. */
public final class VirtualRun implements AutoCloseable {

    private final EnrichSettings settings;
    private final Topics topics;
    private final String raw;
    private final Map<Integer, VirtualWire> wires = new TreeMap<>();

    /** @param header of the capture that is to come */
    public VirtualRun(EnrichSettings settings, CaptureHeader header) {
        this(settings, topics(header));
    }

    /** @param topics of the house that the records come from */
    public VirtualRun(EnrichSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
        this.raw = topics.wireRaw().name();
    }

    /** The topics of the house that a capture was recorded in, and every schema that its values were written with. */
    public static Topics topics(CaptureHeader header) {
        var kafka = new KafkaSettings("", header.origin().topicPrefix(), 0, 0, 0, Map.of());
        return new Topics(kafka, SchemaDirectory.asking(header::schemas));
    }

    /** Puts every record of {@code wire.raw} through, and passes over the other topics. */
    public void run(Iterator<CapturedRecord> capture, Consumer<CapturedRecord> outcome) {
        while (capture.hasNext()) {
            put(capture.next()).forEach(outcome);
        }
    }

    /** @return what came of it; nothing for a record that stands on another topic than {@code wire.raw} */
    public List<CapturedRecord> put(CapturedRecord record) {
        if (!record.getTopic().equals(raw)) {
            return List.of();
        }
        return wires.computeIfAbsent(
                        record.getPartition(),
                        partition -> new VirtualWire(
                                settings, topics, partition, Instant.ofEpochMilli(record.getTimestamp())))
                .put(record);
    }

    /** The account of each wire, as it stands now. */
    public Map<Integer, Account> accounts() {
        var accounts = new TreeMap<Integer, Account>();
        wires.forEach((partition, wire) -> accounts.put(partition, wire.account()));
        return accounts;
    }

    @Override
    public void close() {
        wires.values().forEach(VirtualWire::close);
    }
}
