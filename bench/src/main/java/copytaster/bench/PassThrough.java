package copytaster.bench;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** A topology that passes the records of a topic through, exactly once, and does nothing with them: Kafka's own cost. */
public final class PassThrough implements AutoCloseable {

    private final KafkaStreams streams;

    /** Returns when it runs. */
    public PassThrough(KafkaSettings kafka, String group, Topic<?, ?> from, Path state, int threads) {
        String to = group + ".passed";
        new TopicCreator(kafka.client())
                .create(List.of(new Topic<>(
                        to,
                        Serdes.ByteArray(),
                        Serdes.ByteArray(),
                        from.partitions(),
                        1,
                        Map.of("max.message.bytes", Integer.toString(KafkaSettings.MAX_RECORD_BYTES)))));
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.producerPrefix("compression.type"), "zstd");
        streams = new KafkaStreams(new Topology().addSource("in", from.name()).addSink("out", to, "in"), properties);
        streams.start();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        streams.close();
    }
}
