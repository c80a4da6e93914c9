package copytaster.replay.cluster;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.TopicSummary;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The topics that a replay goes into: by default some of its own, kept for ever, since their records may be of any year. A
 * live cluster's own topic is only ever taken by its name.
 */
public final class Target {

    private static final String RAW = "wire.raw";

    private final KafkaSettings kafka;
    private final Map<String, String> names = new TreeMap<>();
    private final boolean own;

    private Target(KafkaSettings kafka, Map<String, String> names, boolean own) {
        this.kafka = kafka;
        this.names.putAll(names);
        this.own = own;
    }

    /**
     * Topics of its own.
     *
     * @param kafka with a prefix that no house has
     * @param plain the topics to replay, without the prefix they were recorded with; empty for {@code wire.raw}, or all
     *     where there is none
     */
    public static Target ofItsOwn(KafkaSettings kafka, CaptureHeader header, Set<String> plain) {
        var names = new TreeMap<String, String>();
        for (String topic : selected(header, plain)) {
            names.put(topic, kafka.topicPrefix() + header.plain(topic));
        }
        if (kafka.topicPrefix().equals(header.origin().topicPrefix())) {
            throw new IllegalArgumentException("topics of its own need a prefix of their own, not '"
                    + kafka.topicPrefix() + "', which is the house's");
        }
        return new Target(kafka, names, true);
    }

    /** A topic that is there already, and in use. */
    public static Target into(KafkaSettings kafka, CaptureHeader header, String topic) {
        List<String> raw = selected(header, Set.of());
        if (raw.size() != 1) {
            throw new IllegalArgumentException(
                    "only a capture with wire.raw, or of one topic, can go into one topic; this one holds " + raw);
        }
        return new Target(kafka, Map.of(raw.getFirst(), topic), false);
    }

    /** By the names they were recorded with. */
    public Map<String, String> names() {
        return Map.copyOf(names);
    }

    KafkaSettings kafka() {
        return kafka;
    }

    /**
     * Creates what is missing, and publishes the schemas that the records were written with.
     *
     * @param desks those with a topic that the rules in the capture name
     */
    void prepare(CaptureHeader header, Set<String> desks) {
        var topics = new Topics(kafka);
        if (own) {
            List<Topic<?, ?>> create = new ArrayList<>();
            create.add(topics.wireSchemas());
            for (TopicSummary topic : header.topics()) {
                if (names.containsKey(topic.name())) {
                    create.add(keptForEver(names.get(topic.name()), partitions(topic)));
                    if (header.plain(topic.name()).equals(RAW)) {
                        desks.forEach(
                                desk -> create.add(keptForEver(topics.desk(desk).name(), partitions(topic))));
                    }
                }
            }
            new TopicCreator(kafka.client()).create(create);
        }
        topics.publishedSchemas().publish();
        topics.publishedSchemas().publish(header.schemas());
    }

    /** How many records each partition of the topics of its own has already. */
    Map<TopicPartition, Long> there() {
        if (!own) {
            return Map.of();
        }
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            names.values().forEach(name -> consumer.partitionsFor(name)
                    .forEach(info -> partitions.add(new TopicPartition(name, info.partition()))));
            consumer.assign(partitions);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
            var there = new HashMap<TopicPartition, Long>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> there.put(partition, end - begin.get(partition)));
            return there;
        }
    }

    private Topic<byte[], byte[]> keptForEver(String name, int partitions) {
        return new Topic<>(
                name,
                Serdes.ByteArray(),
                Serdes.ByteArray(),
                partitions,
                kafka.replicationFactor(),
                Map.of(
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "cleanup.policy", "delete",
                        "message.timestamp.type", "CreateTime",
                        "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
                        "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
                        "max.message.bytes", Integer.toString(KafkaSettings.MAX_RECORD_BYTES)));
    }

    private static int partitions(TopicSummary topic) {
        return topic.offsets().keySet().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
    }

    private static List<String> selected(CaptureHeader header, Set<String> plain) {
        List<String> held = header.topics().stream().map(TopicSummary::name).toList();
        if (!plain.isEmpty()) {
            List<String> unknown = plain.stream()
                    .filter(name ->
                            held.stream().noneMatch(topic -> header.plain(topic).equals(name)))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("the capture holds no " + unknown + ", only " + held);
            }
            return held.stream()
                    .filter(topic -> plain.contains(header.plain(topic)))
                    .toList();
        }
        List<String> raw =
                held.stream().filter(topic -> header.plain(topic).equals(RAW)).toList();
        return raw.isEmpty() ? held : raw;
    }
}
