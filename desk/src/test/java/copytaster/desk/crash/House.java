package copytaster.desk.crash;

import copytaster.enrich.AccountReader;
import copytaster.enrich.EnrichSettings;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several wires, and instances of enrich that share them, each a process of its own. */
final class House implements AutoCloseable {

    static final int WIRES = 3;

    /** Short, so that stories leave it while the test runs. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    private final String name;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final Path folder;
    private final Path logs;
    private final Broker broker;
    private final TopicReader reader;
    private final Map<String, Stage> instances = new HashMap<>();

    /**
     * @param folder where the instances keep their state
     * @param logs where it is kept what they say
     */
    House(String name, String bootstrapServers, Path folder, Path logs) {
        this.name = name;
        this.kafka = new KafkaSettings(bootstrapServers, name + ".", WIRES, 1, 0, Map.of());
        this.topics = new Topics(kafka);
        this.folder = folder;
        this.logs = logs;
        new TopicCreator(kafka.client()).create(topics.all());
        this.broker = new Broker(kafka);
        this.reader = new TopicReader(kafka);
    }

    KafkaSettings kafka() {
        return kafka;
    }

    Topics topics() {
        return topics;
    }

    static EnrichSettings settings(String applicationId) {
        return new EnrichSettings(applicationId, null, null, 0, null, null, null, WINDOW, 0, 0, null);
    }

    void start(String instance) {
        instances.computeIfAbsent(instance, this::stage).start();
    }

    void kill(String instance) throws InterruptedException {
        instances.get(instance).kill();
    }

    /** As a rolling restart does. */
    void stop(String instance) throws InterruptedException {
        instances.get(instance).stop();
    }

    boolean runs(String instance) {
        return instances.containsKey(instance) && instances.get(instance).isAlive();
    }

    /** Everything that the instance has on disk goes. */
    void wipe(String instance) {
        try (Stream<Path> files = Files.walk(state(instance))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the state of " + instance + " cannot be removed", e);
        }
    }

    /** All that the instance has said. */
    String words(String instance) {
        return instances.get(instance).words();
    }

    String lastWords() {
        return String.join(
                "\n",
                instances.values().stream()
                        .map(stage -> stage.name() + ":\n" + stage.lastWords())
                        .toList());
    }

    /** Which instance works on each wire, as the broker sees it. */
    Map<Integer, String> owners() {
        var owners = new TreeMap<Integer, String>();
        // Kafka Streams adds the number of the thread.
        broker.owners(name, topics.wireRaw().name())
                .forEach((wire, member) -> owners.put(wire, member.substring(0, member.lastIndexOf('-'))));
        return owners;
    }

    /** How far each wire has come. */
    List<Long> committed() {
        return IntStream.range(0, WIRES)
                .mapToObj(wire -> broker.committed(name, topics.wireRaw().name(), wire))
                .toList();
    }

    boolean atRest() {
        String raw = topics.wireRaw().name();
        return IntStream.range(0, WIRES)
                .allMatch(wire -> broker.committed(name, raw, wire) == broker.committedEnd(raw, wire));
    }

    List<CapturedRecord> raw(int wire) {
        return reader.committed(topics.wireRaw().name(), wire);
    }

    List<CapturedRecord> enriched(int wire) {
        return reader.committed(topics.wireEnriched().name(), wire);
    }

    List<CapturedRecord> desk(int wire) {
        return reader.committed(topics.desk(CrashRules.DESK).name(), wire);
    }

    Account account(int wire) {
        return new AccountReader(settings(name), kafka).read().get(wire);
    }

    @Override
    public void close() {
        new ArrayList<>(instances.values()).forEach(Stage::close);
        broker.close();
    }

    private Path state(String instance) {
        return folder.resolve(name).resolve(instance);
    }

    private Stage stage(String instance) {
        try {
            Files.createDirectories(state(instance));
            Path rules = Files.writeString(folder.resolve("desks.yml"), CrashRules.YAML);
            // The shortest session that a broker allows by default: a wire moves the sooner.
            Path config = Files.writeString(folder.resolve(name + "-" + instance + ".yml"), """
                    kafka:
                      bootstrapServers: %s
                      topicPrefix: %s
                      partitions: %d
                    metrics:
                      port: 0
                    enrich:
                      applicationId: %s
                      instanceId: %s
                      stateDir: %s
                      rules: %s
                      window: %ds
                      streams:
                        main.consumer.session.timeout.ms: 6000
                        main.consumer.heartbeat.interval.ms: 2000
                    """.formatted(
                            kafka.bootstrapServers(),
                            kafka.topicPrefix(),
                            WIRES,
                            name,
                            instance,
                            state(instance),
                            rules,
                            WINDOW.toSeconds()));
            Files.createDirectories(logs);
            Path log = logs.resolve(name + "-" + instance + ".log");
            Files.deleteIfExists(log);
            return new Stage("enrich", instance, config, log, () -> committed().stream()
                    .mapToLong(Long::longValue)
                    .sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
