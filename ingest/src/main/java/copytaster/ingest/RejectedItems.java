package copytaster.ingest;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RejectedWire;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What lies on {@code wire.rejected}, oldest first, as far as it goes when the reading begins. Commits nothing. */
public final class RejectedItems {

    private final KafkaSettings kafka;
    private final Topic<String, RejectedWire> topic;

    public RejectedItems(KafkaSettings kafka) {
        this.kafka = kafka;
        this.topic = new Topics(kafka).wireRejected();
    }

    /**
     * Which ones are meant.
     *
     * @param feed by its name, empty for all feeds
     * @param since rejected then or later
     */
    public record Wanted(String feed, Instant since) {

        /** Everything that is there. */
        public static final Wanted ALL = new Wanted("", Instant.EPOCH);

        private boolean holds(ConsumerRecord<String, byte[]> message) {
            return (feed.isEmpty() || feed.equals(message.key())) && message.timestamp() >= since.toEpochMilli();
        }
    }

    /**
     * The newest of those wanted.
     *
     * @param from the offset of the first of them
     * @param found how many are wanted in all
     */
    public record Newest(long from, long found) {}

    /** Where the newest {@code limit} of those wanted begin: a whole record may have 32 MB, so that only their places are kept. */
    public Newest newest(Wanted wanted, int limit) {
        var places = new ArrayDeque<Long>();
        var found = new long[1];
        records(0, wanted, message -> {
            found[0]++;
            places.add(message.offset());
            if (places.size() > limit) {
                places.remove();
            }
        });
        return new Newest(places.isEmpty() ? 0 : places.getFirst(), found[0]);
    }

    /** Hands over those wanted from an offset on. */
    public void read(long from, Wanted wanted, Consumer<RejectedItem> taker) {
        records(from, wanted, message -> taker.accept(item(message)));
    }

    /** The offset of the oldest that is still kept. */
    long beginning() {
        try (KafkaConsumer<String, byte[]> consumer = open()) {
            return consumer.beginningOffsets(List.of(partition())).get(partition());
        }
    }

    private void records(long from, Wanted wanted, Consumer<ConsumerRecord<String, byte[]>> taker) {
        try (KafkaConsumer<String, byte[]> consumer = open()) {
            TopicPartition partition = partition();
            consumer.assign(List.of(partition));
            long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            consumer.seek(partition, Math.max(from, beginning));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(500))) {
                    if (message.offset() < end && wanted.holds(message)) {
                        taker.accept(message);
                    }
                }
            }
        }
    }

    /** @throws IllegalStateException when there is no such topic */
    private KafkaConsumer<String, byte[]> open() {
        var consumer = new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
        if (!consumer.listTopics().containsKey(topic.name())) {
            consumer.close();
            throw new IllegalStateException("there is no topic " + topic.name()
                    + ": nothing has been ingested yet, or kafka.topicPrefix is another");
        }
        return consumer;
    }

    private TopicPartition partition() {
        return new TopicPartition(topic.name(), 0);
    }

    private RejectedItem item(ConsumerRecord<String, byte[]> message) {
        RejectedWire wire = topic.value().deserializer().deserialize(message.topic(), message.value());
        var original = new byte[wire.getOriginal().remaining()];
        wire.getOriginal().duplicate().get(original);
        return new RejectedItem(
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                WireHeaders.text(message.headers(), WireHeaders.TRACE).orElse(""),
                wire.getFeed(),
                wire.getSource(),
                wire.getReason(),
                original);
    }
}
