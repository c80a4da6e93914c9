package copytaster.desk.dead;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What lies on {@code wire.dead}, oldest first, as far as it is committed when the reading begins. Commits nothing. Passes
 * over the topic twice: the marks of what was sent again come after their letters, and a letter may have 32 MB.
 */
public final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaSettings kafka;
    private final TopicPartition partition;

    public DeadLetters(KafkaSettings kafka) {
        this.kafka = kafka;
        this.partition = new TopicPartition(new Topics(kafka).wireDead().name(), 0);
    }

    /**
     * Which ones are meant.
     *
     * @param offsets on wire.dead; none for all
     * @param cause part of it, in any case; empty for all
     * @param since of that time or later
     * @param stage null for all
     */
    public record Wanted(
            Set<Long> offsets,
            String cause,
            Instant since,
            @Nullable Stage stage) {

        /** Everything that is there. */
        public static final Wanted ALL = new Wanted(Set.of(), "", Instant.EPOCH, null);

        public Wanted {
            offsets = Set.copyOf(offsets);
            cause = cause.toLowerCase(Locale.ROOT);
        }

        boolean holds(DeadLetter letter) {
            return (offsets.isEmpty() || offsets.contains(letter.offset()))
                    && (stage == null || stage == letter.stage())
                    && !letter.time().isBefore(since)
                    && (letter.cause().toLowerCase(Locale.ROOT).contains(cause)
                            || Causes.alike(letter.cause())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(cause));
        }
    }

    /**
     * Hands over every one that is wanted.
     *
     * @throws IllegalStateException when there is no such topic, or Kafka stops answering
     */
    public void read(Wanted wanted, Consumer<DeadLetter> taker) {
        newest(Long.MAX_VALUE, wanted, taker);
    }

    /**
     * The same, but looks at so many of the newest offsets only.
     *
     * @return how many older offsets were not looked at
     */
    public long newest(long most, Wanted wanted, Consumer<DeadLetter> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer = open("read_committed")) {
            consumer.assign(List.of(partition));
            long beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long from = most >= end - beginning ? beginning : end - most;
            Map<Long, Instant> marks = new HashMap<>();
            each(consumer, from, end, record -> DeadLetter.marked(record)
                    .ifPresent(letter -> marks.putIfAbsent(letter, Instant.ofEpochMilli(record.timestamp()))));
            each(consumer, from, end, record -> {
                if (DeadLetter.marked(record).isEmpty()) {
                    DeadLetter letter = DeadLetter.of(record, marks.get(record.offset()));
                    if (wanted.holds(letter)) {
                        taker.accept(letter);
                    }
                }
            });
            return from - beginning;
        }
    }

    /**
     * Waits until everything that is on the topic now is committed or aborted. A mark that is committed already cannot be
     * read before a transaction that began earlier and still stands open.
     */
    void awaitSettled() {
        try (KafkaConsumer<byte[], byte[]> any = open("read_uncommitted");
                KafkaConsumer<byte[], byte[]> settled = open("read_committed")) {
            any.assign(List.of(partition));
            settled.assign(List.of(partition));
            long written = any.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long began = System.nanoTime();
            while (settled.endOffsets(List.of(partition)).getOrDefault(partition, 0L) < written) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("a transaction on " + partition.topic() + " has stood open for "
                            + PATIENCE.toSeconds() + " s, so that it cannot be known what was sent again;"
                            + " \"kafka-transactions.sh find-hanging\" names it");
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private void each(
            KafkaConsumer<byte[], byte[]> consumer,
            long from,
            long end,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        consumer.seek(partition, from);
        long moved = System.nanoTime();
        while (consumer.position(partition) < end) {
            long before = consumer.position(partition);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    taker.accept(record);
                }
            }
            if (consumer.position(partition) > before) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException("Kafka gives nothing of " + partition.topic() + " from offset " + before
                        + " on, and it goes to " + end);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> open(String isolation) {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("isolation.level", isolation);
        settings.put("allow.auto.create.topics", "false");
        settings.remove("group.id");
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            if (consumer.listTopics().containsKey(partition.topic())) {
                return consumer;
            }
        } catch (RuntimeException failure) {
            consumer.close();
            throw failure;
        }
        consumer.close();
        throw new IllegalStateException("there is no topic " + partition.topic()
                + ": enrich and sink have never run here, or kafka.topicPrefix is another");
    }
}
