package copytaster.desk.dead;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes marks, each in one transaction with what was sent for it. There is one in a house at a time: opening it ends
 * whatever an earlier one left open, and keeps that one from committing anything more.
 */
final class RedriveTransaction implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String dead;
    private final Clock clock;

    RedriveTransaction(KafkaSettings kafka, Topics topics, Clock clock) {
        this.dead = topics.wireDead().name();
        this.clock = clock;
        var config = new HashMap<>(kafka.producer());
        config.put("transactional.id", kafka.topicPrefix() + "copytaster-redrive");
        // Room for the header that a record of the largest size gets here.
        config.put("max.request.size", KafkaSettings.MAX_RECORD_BYTES + 64 * 1024);
        // A killed redrive's open transaction holds enrich up for as long.
        config.putIfAbsent("transaction.timeout.ms", "10000");
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException failure) {
            producer.close(Duration.ZERO);
            throw new IllegalStateException(
                    "Kafka opens no transaction for a redrive: " + failure.getMessage(), failure);
        }
    }

    /**
     * Writes these records and the letter's mark, all or none.
     *
     * @return why Kafka does not take them; empty when they are committed
     * @throws IllegalStateException when another redrive has begun, or nobody knows whether they are committed
     */
    @SafeVarargs
    final Optional<String> commit(DeadLetter letter, ProducerRecord<byte[], byte[]>... records) {
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (producer.partitionsFor(record.topic()).size() <= record.partition()) {
                    return Optional.of(record.topic() + " has no partition " + record.partition() + " any more");
                }
            }
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                var unused = producer.send(record);
            }
            var unused = producer.send(mark(letter));
            producer.commitTransaction();
            return Optional.empty();
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            throw new IllegalStateException(
                    "another redrive has begun and goes on from here; run one at a time", fenced);
        } catch (TimeoutException | InterruptException | AuthorizationException | AuthenticationException failure) {
            throw new IllegalStateException(
                    "the redrive stopped at #" + letter.offset() + ": " + failure.getMessage()
                            + "; run it again: what was sent is not sent twice",
                    failure);
        } catch (KafkaException refused) {
            producer.abortTransaction();
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            return Optional.of("Kafka does not take it: " + reason.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private ProducerRecord<byte[], byte[]> mark(DeadLetter letter) {
        String offset = Long.toString(letter.offset());
        byte[] key = ("redriven-" + offset).getBytes(StandardCharsets.UTF_8);
        var mark = new ProducerRecord<byte[], byte[]>(dead, 0, clock.millis(), key, null, List.of());
        WireHeaders.put(mark.headers(), WireHeaders.REDRIVEN, offset);
        return mark;
    }
}
