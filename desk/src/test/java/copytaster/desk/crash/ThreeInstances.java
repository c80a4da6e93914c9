package copytaster.desk.crash;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Three instances of enrich for one wire, each a process of its own: one works, the others stand by. */
public final class ThreeInstances implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String GROUP = "three";

    private final KafkaSettings kafka;
    private final Path folder;
    private final String raw;
    private final Broker broker;
    private final Map<String, Stage> instances = new TreeMap<>();

    /** @param folder where they keep their state, and what they say */
    public ThreeInstances(KafkaSettings kafka, Path folder) {
        this.kafka = kafka;
        this.folder = folder;
        this.raw = new Topics(kafka).wireRaw().name();
        this.broker = new Broker(kafka);
        for (String name : new String[] {"one", "two", "three"}) {
            instances.put(name, stage(name));
        }
    }

    /** Whoever puts the wire there creates its topics. */
    public void startWhenTheWireIsThere() {
        Await.until(() -> broker.hasRecords(raw), PATIENCE, () -> "a record on " + raw);
        instances.values().forEach(Stage::start);
    }

    /** Kill -9 once so many records are done; it does not come back. */
    public void killTheOneAtWorkAfter(int records) throws InterruptedException {
        var atWork = new AtomicReference<String>();
        Await.until(
                () -> {
                    // Before its first commit there may be no group to ask; while they settle who works, nobody does.
                    if (broker.committed(GROUP, raw) < records) {
                        return false;
                    }
                    atWork.set(broker.owners(GROUP, raw).get(0));
                    return atWork.get() != null;
                },
                PATIENCE,
                () -> "record " + records + "; "
                        + instances.values().iterator().next().lastWords());
        String member = atWork.get();
        // Kafka Streams adds the number of the thread.
        instances.remove(member.substring(0, member.lastIndexOf('-'))).kill();
    }

    /** Until the other two have come to the end of the wire. */
    public void awaitRest() {
        Await.until(
                () -> broker.committed(GROUP, raw) == broker.committedEnd(raw),
                PATIENCE,
                () -> "the end of " + raw + "; "
                        + instances.values().iterator().next().lastWords());
    }

    @Override
    public void close() {
        instances.values().forEach(Stage::close);
        broker.close();
    }

    private Stage stage(String name) {
        try {
            Files.createDirectories(folder);
            Path config = Files.writeString(folder.resolve(name + ".yml"), """
                    kafka:
                      bootstrapServers: %s
                      topicPrefix: %s
                    metrics:
                      port: 0
                    enrich:
                      applicationId: %s
                      instanceId: %s
                      stateDir: %s
                      streams:
                        main.consumer.session.timeout.ms: 6000
                        main.consumer.heartbeat.interval.ms: 2000
                    """.formatted(
                            kafka.bootstrapServers(), kafka.topicPrefix(), GROUP, name, folder.resolve(name)));
            return new Stage("enrich", name, config, folder.resolve(name + ".log"), () -> broker.committed(GROUP, raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
