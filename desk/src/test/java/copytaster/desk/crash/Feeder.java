package copytaster.desk.crash;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts the generated wire on {@code wire.raw} at a steady pace, whatever happens behind it. */
final class Feeder implements AutoCloseable {

    private static final Duration LONE_WIRE = Duration.ofMillis(25);

    /** Several wires together bring no more than a lone one. */
    private static final Duration ONE_OF_SEVERAL = Duration.ofMillis(100);

    private final GeneratedWire wire;
    private final String topic;
    private final int partition;
    private final Duration pace;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::feed, "feeder");
    private volatile boolean enough;
    private volatile long sent;

    Feeder(GeneratedWire wire, KafkaSettings kafka) {
        this(wire, kafka, 0, LONE_WIRE);
    }

    /** @param partition of {@code wire.raw}, one of several */
    Feeder(GeneratedWire wire, KafkaSettings kafka, int partition) {
        this(wire, kafka, partition, ONE_OF_SEVERAL);
    }

    private Feeder(GeneratedWire wire, KafkaSettings kafka, int partition, Duration pace) {
        this.wire = wire;
        this.pace = pace;
        this.partition = partition;
        this.topic = new Topics(kafka).wireRaw().name();
        this.producer = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    long sent() {
        return sent;
    }

    /** Ends the wire with a last tick; returns when Kafka has acknowledged every record. */
    void finish() throws InterruptedException {
        enough = true;
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError("Kafka did not take the generated wire", failure.get());
        }
    }

    @Override
    public void close() {
        enough = true;
        producer.close(Duration.ofSeconds(5));
    }

    private void feed() {
        try {
            long due = System.nanoTime();
            while (!enough && failure.get() == null) {
                send(wire.next());
                due += pace.toNanos();
                LockSupport.parkNanos(due - System.nanoTime());
            }
            send(wire.last());
            producer.flush();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void send(GeneratedWire.Line line) {
        var record = new ProducerRecord<>(topic, partition, line.time().toEpochMilli(), line.key(), line.value());
        var unused = producer.send(record, (acknowledged, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
            }
        });
        sent++;
    }
}
