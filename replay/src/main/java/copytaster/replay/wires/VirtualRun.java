package copytaster.replay.wires;

import copytaster.enrich.EnrichSettings;
import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.SchemaDirectory;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All wires of a capture, each through a topology of its own, in the capture's order. */
public final class VirtualRun implements AutoCloseable {

    /** How much larger the state of a capture is than its file, at most: texts pack well, and are kept unpacked. */
    private static final long STATE_BY_SIZE = 25;

    private final EnrichSettings settings;
    private final Topics topics;
    private final String raw;
    private final StateKept kept;
    private final Map<Integer, VirtualWire> wires = new TreeMap<>();

    /** @param header of the capture that is to come */
    public VirtualRun(EnrichSettings settings, CaptureHeader header) {
        this(settings, topics(header), StateKept.IN_MEMORY);
    }

    /**
     * @param topics of the house that the records come from
     * @param kept where the state lies: in memory is three times as fast
     */
    public VirtualRun(EnrichSettings settings, Topics topics, StateKept kept) {
        this.settings = settings;
        this.topics = topics;
        this.kept = kept;
        this.raw = topics.wireRaw().name();
    }

    /** A capture that would fill this JVM's memory is replayed on disk. */
    public static VirtualRun of(Path capture, EnrichSettings settings, CaptureHeader header) {
        try {
            boolean fits =
                    Files.size(capture) * STATE_BY_SIZE < Runtime.getRuntime().maxMemory();
            return new VirtualRun(settings, topics(header), fits ? StateKept.IN_MEMORY : StateKept.ON_DISK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                                settings, topics, partition, Instant.ofEpochMilli(record.getTimestamp()), kept))
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
