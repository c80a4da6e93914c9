package copytaster.enrich;

import copytaster.enrich.topology.EnrichTopology;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * Shows the size of each wire's state as {@code enrich_*}, by the names that Prometheus expects. A wire that another
 * instance works on, and that has no standby here, is 0, so that a sum over instances is a sum.
 */
final class StateMeters {

    private static final double MILLIS = 1000.0;
    private static final String STORE_TAG = "-state-id";
    private static final String WIRE = "wire";
    private static final long FRESH_NANOS = 1_000_000_000;
    private static final Set<String> SUMMED =
            Set.of(EnrichTopology.WINDOW_STORIES, "estimate-num-keys", "live-sst-files-size", "size-all-mem-tables");

    private final MeterRegistry registry;
    private final KafkaStreams streams;
    private final Restores restores;
    private final StoreLags lags;
    private Map<Place, Double> sums = Map.of();
    private long summed = System.nanoTime() - 2 * FRESH_NANOS;

    /** A metric of one store of one task. */
    private record Place(String metric, String task, String store) {}

    StateMeters(MeterRegistry registry, KafkaStreams streams, Restores restores, StoreLags lags) {
        this.lags = lags;
        this.registry = registry;
        this.streams = streams;
        this.restores = restores;
    }

    void add(int wire, Topology topology) {
        gauge(
                "window.stories",
                "Stories in the window, with which a new one is compared",
                wire,
                () -> sum(EnrichTopology.WINDOW_STORIES, wire, ""));
        for (String store : stores(topology)) {
            gauge(
                    "state.entries",
                    "Entries of a store, as RocksDB estimates them",
                    store,
                    wire,
                    meters -> meters.sum("estimate-num-keys", wire, store));
            gauge(
                    "state.bytes",
                    "Bytes of a store, in its files and its buffers",
                    store,
                    wire,
                    meters -> meters.sum("live-sst-files-size", wire, store)
                            + meters.sum("size-all-mem-tables", wire, store));
            gauge(
                    "state.lag.records",
                    "Records of its changelog that a store does not have yet: while it is restored, or a standby",
                    store,
                    wire,
                    meters -> meters.lags.of(store, wire));
            gauge(
                    "restored.records",
                    "Records that the last restore of a store took from its changelog",
                    store,
                    wire,
                    meters -> meters.restores
                            .last(store, wire)
                            .map(Restores.Restored::records)
                            .orElse(0L));
            gauge(
                    "restored.seconds",
                    "Seconds that the last restore of a store took",
                    store,
                    wire,
                    meters -> meters.restores
                            .last(store, wire)
                            .map(restored -> restored.took().toMillis() / MILLIS)
                            .orElse(0.0));
        }
    }

    private static Set<String> stores(Topology topology) {
        var stores = new TreeSet<String>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    stores.addAll(processor.stores());
                }
            }
        }
        return stores;
    }

    private void gauge(String name, String description, int wire, Supplier<Number> value) {
        Gauge.builder("enrich." + name, value)
                .description(description)
                .tag(WIRE, Integer.toString(wire))
                .register(registry);
    }

    private void gauge(String name, String description, String store, int wire, ToDoubleFunction<StateMeters> value) {
        Gauge.builder("enrich." + name, this, value)
                .strongReference(true)
                .description(description)
                .tag("store", store)
                .tag(WIRE, Integer.toString(wire))
                .register(registry);
    }

    /** @param store empty for what belongs to the wire as a whole */
    private double sum(String metric, int wire, String store) {
        return sums().getOrDefault(new Place(metric, "0_" + wire, store), 0.0);
    }

    /** Kafka Streams has thousands of metrics: they are gone through once for all that is asked within a second. */
    private synchronized Map<Place, Double> sums() {
        if (System.nanoTime() - summed > FRESH_NANOS) {
            var now = new HashMap<Place, Double>();
            for (Map.Entry<MetricName, ? extends Metric> one : streams.metrics().entrySet()) {
                MetricName name = one.getKey();
                String task = name.tags().get("task-id");
                if (task != null
                        && SUMMED.contains(name.name())
                        && one.getValue().metricValue() instanceof Number number
                        && !Double.isNaN(number.doubleValue())) {
                    now.merge(new Place(name.name(), task, store(name)), number.doubleValue(), Double::sum);
                }
            }
            sums = now;
            summed = System.nanoTime();
        }
        return sums;
    }

    private static String store(MetricName name) {
        if (name.name().equals(EnrichTopology.WINDOW_STORIES)) {
            return "";
        }
        return name.tags().entrySet().stream()
                .filter(tag -> tag.getKey().endsWith(STORE_TAG))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
