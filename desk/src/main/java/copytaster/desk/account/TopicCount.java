package copytaster.desk.account;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Counts the committed records of a topic, from its beginning to its end. */
final class TopicCount {

    private final KafkaSettings kafka;

    TopicCount(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    <K, V> long of(Topic<K, V> topic, Predicate<ConsumerRecord<K, V>> counts) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        long count = 0;
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(), topic.key().deserializer(), topic.value().deserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<K, V> message : consumer.poll(Duration.ofMillis(100))) {
                    if (counts.test(message)) {
                        count++;
                    }
                }
            }
        }
        return count;
    }
}
