package copytaster.enrich;

import static java.util.Map.entry;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/** What Kafka Streams is told; each property that is not a size or an address is a guarantee. */
final class StreamsProperties {

    private StreamsProperties() {}

    static Properties of(EnrichSettings settings, KafkaSettings kafka) {
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.putAll(Map.ofEntries(
                entry(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId()),
                entry(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString()),
                entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
                entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys()),
                entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, kafka.replicationFactor()),
                entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class),
                // What cannot be decoded, or cannot be entered in the book, is kept with its cause, and the wire goes
                // on.
                entry(
                        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                        new Topics(kafka).wireDead().name()),
                entry(
                        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                        LogAndContinueExceptionHandler.class),
                entry(
                        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                        LogAndContinueProcessingExceptionHandler.class),
                // Static membership and standbys need the classic protocol in Kafka 4.3.
                entry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"),
                entry(main(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId(settings)),
                entry(main(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000),
                entry(main(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000),
                entry(main(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                entry(consumer(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), KafkaSettings.MAX_RECORD_BYTES),
                entry(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), KafkaSettings.MAX_RECORD_BYTES),
                entry(producer(ProducerConfig.BUFFER_MEMORY_CONFIG), 3L * KafkaSettings.MAX_RECORD_BYTES),
                entry(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd"),
                entry(
                        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                        KafkaSettings.MAX_RECORD_BYTES)));
        properties.putAll(settings.streams());
        return properties;
    }

    private static String instanceId(EnrichSettings settings) {
        if (settings.instanceId() != null) {
            return settings.instanceId();
        }
        int place = settings.stateDir().toAbsolutePath().normalize().toString().hashCode();
        return "enrich-" + machine() + "-" + Integer.toHexString(place);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }

    private static String main(String property) {
        return StreamsConfig.mainConsumerPrefix(property);
    }

    private static String consumer(String property) {
        return StreamsConfig.consumerPrefix(property);
    }

    private static String producer(String property) {
        return StreamsConfig.producerPrefix(property);
    }
}
