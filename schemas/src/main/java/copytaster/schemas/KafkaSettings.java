package copytaster.schemas;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka, and how Copytaster's topics are laid out there. A null or 0 stands for the default.
 *
 * @param bootstrapServers brokers to ask first; default {@code localhost:9092}
 * @param topicPrefix put before every topic's name, for example {@code newsroom.}; default none
 * @param partitions wires: each partition of {@code wire.raw} is one newsroom's whole intake; default 1
 * @param replicationFactor copies of each partition; default 1, on a real cluster 3
 * @param horizonDays days that {@code wire.raw} is kept, which is how far back a replay can begin; default 7
 * @param properties any Kafka client property, passed through as it is: TLS, SASL, time-outs
 */
public record KafkaSettings(
        @Nullable String bootstrapServers,
        @Nullable String topicPrefix,
        int partitions,
        int replicationFactor,
        int horizonDays,
        @Nullable Map<String, String> properties) {

    /** The largest record that any topic takes, in bytes: a story of 10 MB beside its own original. */
    public static final int MAX_RECORD_BYTES = 32 * 1024 * 1024;

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    public KafkaSettings {
        bootstrapServers = bootstrapServers == null ? "localhost:9092" : bootstrapServers;
        topicPrefix = topicPrefix == null ? "" : topicPrefix;
        partitions = positive("partitions", partitions, 1);
        replicationFactor = positive("replicationFactor", replicationFactor, 1);
        horizonDays = positive("horizonDays", horizonDays, 7);
        properties = properties == null ? Map.of() : Map.copyOf(properties);
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(
                    "topicPrefix: letters, digits, '.', '_' and '-' only, not " + topicPrefix);
        }
    }

    /** One broker at this address, everything else by default. */
    public static KafkaSettings at(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, "", 0, 0, 0, Map.of());
    }

    /** What every client of Copytaster starts from: the brokers, the record size, then the house's own properties. */
    public Map<String, Object> client() {
        var client = new LinkedHashMap<String, Object>();
        client.put("bootstrap.servers", bootstrapServers);
        client.putAll(properties);
        return client;
    }

    /** {@link #client()} and what a producer needs: acknowledged by all, in order, once, and large records. */
    public Map<String, Object> producer() {
        var producer = new LinkedHashMap<String, Object>();
        producer.put("acks", "all");
        producer.put("enable.idempotence", "true");
        producer.put("compression.type", "zstd");
        producer.put("max.request.size", MAX_RECORD_BYTES);
        producer.put("buffer.memory", 3L * MAX_RECORD_BYTES);
        producer.putAll(client());
        return producer;
    }

    /** {@link #client()} and what a consumer needs: committed records only, large records. */
    public Map<String, Object> consumer() {
        var consumer = new LinkedHashMap<String, Object>();
        consumer.put("isolation.level", "read_committed");
        consumer.put("auto.offset.reset", "earliest");
        consumer.put("enable.auto.commit", "false");
        consumer.put("max.partition.fetch.bytes", MAX_RECORD_BYTES);
        consumer.put("fetch.max.bytes", 2 * MAX_RECORD_BYTES);
        consumer.putAll(client());
        return consumer;
    }

    /** Names the keys only: properties may hold secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[" + bootstrapServers + ", prefix '" + topicPrefix + "', partitions " + partitions
                + ", replication " + replicationFactor + ", properties " + properties.keySet() + "]";
    }

    private static int positive(String key, int value, int byDefault) {
        if (value < 0) {
            throw new IllegalArgumentException(key + ": must be positive, not " + value);
        }
        return value == 0 ? byDefault : value;
    }
}
