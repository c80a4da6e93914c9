package copytaster.schemas;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * One topic: its name, what is on it, and how it is kept.
 *
 * @param name the full name, prefix included
 * @param config the broker's topic settings, for example {@code retention.ms}
 */
public record Topic<K, V>(
        String name, Serde<K> key, Serde<V> value, int partitions, int replicationFactor, Map<String, String> config) {

    public Topic {
        config = Map.copyOf(config);
    }
}
