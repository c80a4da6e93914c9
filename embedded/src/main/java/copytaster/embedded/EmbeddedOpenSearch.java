package copytaster.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opensearch.action.admin.cluster.health.ClusterHealthResponse;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real OpenSearch node in this JVM, reachable over HTTP on the loopback address only, without TLS or passwords.
 *
 * <p>Its data folder is kept: a later start on it finds the indices that are there. With the analysis plugins for the
 * languages of the wires, Korean included. Half a gigabyte of heap is enough for it alone.
 */
public final class EmbeddedOpenSearch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedOpenSearch.class);
    private static final String WHAT = "OpenSearch node";

    private final Path data;
    private final int wantedPort;
    private @Nullable DataFolder folder;
    private @Nullable Node node;
    private int port;

    /**
     * @param data the folder for the node's data, created when it is missing
     * @param httpPort the port for clients; 0 for any free one
     */
    public EmbeddedOpenSearch(Path data, int httpPort) {
        this.data = Objects.requireNonNull(data, "data").toAbsolutePath();
        this.wantedPort = httpPort;
    }

    /**
     * Returns when every index on disk answers again, 4 to 5 seconds later for an empty folder.
     *
     * @throws IllegalStateException if the port or the folder is in use, or the folder cannot be written
     */
    public synchronized void start() {
        if (node != null) {
            throw new IllegalStateException("this OpenSearch node has already been started");
        }
        folder = DataFolder.hold(data, WHAT);
        try {
            int claimed = LoopbackPort.claim(wantedPort, "the " + WHAT);
            node = new ClasspathNode(data, claimed);
            node.start();
            port = claimed;
            waitUntilServing(node);
        } catch (NodeValidationException failure) {
            close();
            throw new IllegalStateException("OpenSearch refused to start: " + failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        LOG.info("OpenSearch node at {}, data in {}", url(), data);
    }

    /** The address for clients, for example {@code http://127.0.0.1:9200}; known once started. */
    public synchronized String url() {
        if (port == 0) {
            throw new IllegalStateException("the OpenSearch node has no port before it is started");
        }
        return "http://" + LoopbackPort.ADDRESS + ":" + port;
    }

    @Override
    public synchronized void close() {
        if (node != null) {
            try {
                node.close();
                node.awaitClose(30, TimeUnit.SECONDS);
            } catch (IOException failure) {
                throw new UncheckedIOException("OpenSearch did not close cleanly", failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } finally {
                node = null;
            }
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    private static void waitUntilServing(Node node) {
        ClusterHealthResponse health = node.client()
                .admin()
                .cluster()
                .prepareHealth()
                .setWaitForYellowStatus()
                .setTimeout(TimeValue.timeValueSeconds(60))
                .get();
        if (health.isTimedOut()) {
            throw new IllegalStateException("OpenSearch started, but after a minute " + health.getUnassignedShards()
                    + " of its shards are not there: its data folder may be damaged; delete it to begin anew.");
        }
    }
}
