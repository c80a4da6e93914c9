package copytaster.desk.crash;

import copytaster.schemas.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** What the broker says from outside: how far groups and topics are, and whose transactions stand open. */
final class Broker implements AutoCloseable {

    private final Admin admin;

    Broker(KafkaSettings kafka) {
        this.admin = Admin.create(kafka.client());
    }

    /** The group's committed offset on the topic's one partition; 0 before its first commit. */
    long committed(String group, String topic) {
        return committed(group, topic, 0);
    }

    long committed(String group, String topic, int wire) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        OffsetAndMetadata offset = offsets.get(new TopicPartition(topic, wire));
        return offset == null ? 0 : offset.offset();
    }

    /** False also while the topic is being created. */
    boolean hasRecords(String topic) {
        try {
            return committedEnd(topic) > 0;
        } catch (IllegalStateException notYet) {
            if (notYet.getCause() instanceof RetriableException) {
                return false;
            }
            throw notYet;
        }
    }

    /** Where a reader of committed records comes to an end. */
    long committedEnd(String topic) {
        return committedEnd(topic, 0);
    }

    long committedEnd(String topic, int wire) {
        var partition = new TopicPartition(topic, wire);
        var end = admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(partition);
        return answer(end).offset();
    }

    /** Which member of the group reads each wire of the topic; without those that nobody reads just now. */
    Map<Integer, String> owners(String group, String topic) {
        var owners = new TreeMap<Integer, String>();
        for (MemberDescription member : answer(admin.describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group))
                .members()) {
            member.assignment().topicPartitions().stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .forEach(partition -> owners.put(
                            partition.partition(), member.groupInstanceId().orElseThrow()));
        }
        return owners;
    }

    /** Whether a transaction has written to the topic and is neither committed nor aborted. */
    boolean hasOpenTransaction(String topic) {
        var producers = admin.describeProducers(List.of(wire(topic))).partitionResult(wire(topic));
        return answer(producers).activeProducers().stream()
                .anyMatch(producer -> producer.currentTransactionStartOffset().isPresent());
    }

    @Override
    public void close() {
        admin.close();
    }

    private static TopicPartition wire(String topic) {
        return new TopicPartition(topic, 0);
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        }
    }
}
