package copytaster.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and its controller in this JVM, reachable on the loopback address only, for demos and tests.
 *
 * <p>Its data folder is formatted at the first start and kept: a later start on the same folder, on the same or another
 * port, goes on with the topics and offsets that are there. A heap of some 300 MB is enough for it alone.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String WHAT = "Kafka broker";

    private final Path data;
    private final int wantedPort;
    private final Map<String, String> more;
    private @Nullable DataFolder folder;
    private @Nullable KafkaRaftServer server;
    private int port;

    /**
     * @param data the folder for the broker's data, created when it is missing
     * @param port the port for clients; 0 for any free one
     */
    public EmbeddedKafka(Path data, int port) {
        this(data, port, Map.of());
    }

    /**
     * @param more settings of the broker that count before the usual ones: an authorizer, or what the listener CLIENTS asks
     *     of those who connect
     */
    public EmbeddedKafka(Path data, int port, Map<String, String> more) {
        this.more = Map.copyOf(more);
        this.data = Objects.requireNonNull(data, "data").toAbsolutePath();
        this.wantedPort = port;
    }

    /**
     * Returns when clients can connect, 4 to 5 seconds later.
     *
     * @throws IllegalStateException if the port or the folder is in use, or the folder cannot be written
     */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("this Kafka broker has already been started");
        }
        folder = DataFolder.hold(data, WHAT);
        try {
            port = LoopbackPort.claim(wantedPort, "the " + WHAT);
            Properties properties = BrokerSettings.on(data, port, LoopbackPort.claim(0, "the Kafka controller"));
            properties.putAll(more);
            formatOnce(properties);
            server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
            server.startup();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        LOG.info("Kafka broker at {}, data in {}", bootstrapServers(), data);
    }

    /** The address for {@code bootstrap.servers}; known once started. */
    public synchronized String bootstrapServers() {
        if (port == 0) {
            throw new IllegalStateException("the Kafka broker has no port before it is started");
        }
        return LoopbackPort.ADDRESS + ":" + port;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    /** A cluster's identity is written once; formatting again would make the topics on disk a stranger's. */
    private void formatOnce(Properties properties) {
        if (Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            return;
        }
        Path file = data.resolve("broker.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException(
                    "Kafka could not format " + data + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }
}
