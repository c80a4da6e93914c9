package copytaster.enrich.topology;

import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Neighbourhood;
import copytaster.enrich.threads.ThreadIndex;
import copytaster.schemas.Print;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of the window, on disk and in the changelog, with their index in memory. The index is built from the
 * store when it is first asked for, which is after any restore.
 */
final class PrintStore implements StateStore {

    static final String SIZE = "window-stories";

    private final KeyValueStore<String, Print> prints;
    private @Nullable Sensor size;
    private @Nullable StreamsMetrics metrics;
    private Neighbourhood window = new Neighbourhood();
    private ThreadIndex threads = new ThreadIndex();
    private boolean indexed;

    private PrintStore(KeyValueStore<String, Print> prints) {
        this.prints = prints;
    }

    /**
     * Builds the index anew when it is next asked for. Whoever processes calls this when its task begins: a task that was a
     * standby for a while keeps its stores open, and their content has changed under the index.
     */
    void reindex() {
        window = new Neighbourhood();
        threads = new ThreadIndex();
        indexed = false;
    }

    /** The index; change it only through this store. */
    Neighbourhood window() {
        if (!indexed) {
            try (KeyValueIterator<String, Print> all = prints.all()) {
                all.forEachRemaining(entry -> {
                    Fingerprint print = Fingerprint.of(entry.value);
                    window.add(entry.key, print);
                    threads.add(print);
                });
            }
            indexed = true;
            tellSize();
        }
        return window;
    }

    /** The running stories of the window; change them only through this store. */
    ThreadIndex threads() {
        window();
        return threads;
    }

    /**
     * Remembers the fingerprint of a story's newest version in place of any earlier one.
     *
     * @param time milliseconds of the wire's clock
     * @param number orders the prints of one millisecond
     */
    void put(long time, long number, Fingerprint print) {
        remove(print.key());
        String key = key(time, number);
        prints.put(key, print.toPrint());
        window.add(key, print);
        threads.add(print);
    }

    /** Puts a story's fingerprint in another cluster and thread; a story that has left the window is passed over. */
    void move(String storyKey, String clusterId, String thread) {
        window().storeKeyOf(storyKey).ifPresent(key -> {
            window.move(storyKey, clusterId, thread);
            Fingerprint moved = window.print(storyKey).orElseThrow();
            threads.move(moved);
            prints.put(key, moved.toPrint());
        });
    }

    void remove(String storyKey) {
        window().storeKeyOf(storyKey).ifPresent(key -> {
            prints.delete(key);
            window.remove(storyKey);
            threads.remove(storyKey);
        });
    }

    /** Forgets what is older than the window. */
    void expire(long now, Duration length) {
        window().before(key(now - length.toMillis(), 0)).forEach(this::remove);
        tellSize();
    }

    private void tellSize() {
        if (size != null) {
            size.record(window.size());
        }
    }

    /** Sorts by time, then by number. */
    static String key(long time, long number) {
        return "%013d-%012d".formatted(Math.max(0, time), number);
    }

    @Override
    public String name() {
        return prints.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // After an aborted transaction the same store is opened again with less in it.
        reindex();
        prints.init(context, root);
        String task = context.taskId().toString();
        size = context.metrics().addSensor(SIZE + "-" + task, Sensor.RecordingLevel.INFO);
        size.add(new MetricName(SIZE, "copytaster", "Stories in the window", Map.of("task-id", task)), new Value());
        metrics = context.metrics();
    }

    @Override
    public void flush() {
        prints.flush();
    }

    @Override
    public void close() {
        if (metrics != null && size != null) {
            metrics.removeSensor(size);
        }
        prints.close();
    }

    @Override
    public boolean persistent() {
        return prints.persistent();
    }

    @Override
    public boolean isOpen() {
        return prints.isOpen();
    }

    static StoreBuilder<PrintStore> builder(KeyValueBytesStoreSupplier kept, Serde<Print> serde) {
        return new Builder(Stores.keyValueStoreBuilder(kept, Serdes.String(), serde));
    }

    private record Builder(StoreBuilder<KeyValueStore<String, Print>> prints) implements StoreBuilder<PrintStore> {

        @Override
        public StoreBuilder<PrintStore> withCachingEnabled() {
            throw new UnsupportedOperationException("the index is the cache");
        }

        @Override
        public StoreBuilder<PrintStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<PrintStore> withLoggingEnabled(Map<String, String> config) {
            prints.withLoggingEnabled(config);
            return this;
        }

        @Override
        public StoreBuilder<PrintStore> withLoggingDisabled() {
            prints.withLoggingDisabled();
            return this;
        }

        @Override
        public PrintStore build() {
            return new PrintStore(prints.build());
        }

        @Override
        public Map<String, String> logConfig() {
            return prints.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return prints.loggingEnabled();
        }

        @Override
        public String name() {
            return prints.name();
        }
    }
}
