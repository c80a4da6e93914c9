package copytaster.desk.tasting;

import copytaster.schemas.Act;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what people say and reads what everybody has said. The book is written only by what was read back, so that
 * several desks agree, also on who was first.
 */
public final class Acts implements Component {

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Topic<String, Act> topic;
    private final TastingBook book;
    private final Consumer<Act> news;
    private final Clock clock;
    private final Thread thread = Thread.ofPlatform().name("desk-acts").daemon().unstarted(this::run);

    private volatile boolean closing;
    private volatile @Nullable String problem = "what people have said of stories has not been read yet";
    private volatile @Nullable KafkaConsumer<String, Act> consumer;
    private @Nullable KafkaProducer<String, Act> producer;
    private long next;

    /** @param news is told of each act once it stands in the book */
    public Acts(KafkaSettings kafka, TastingBook book, Consumer<Act> news, Clock clock) {
        this.kafka = kafka;
        this.topics = new Topics(kafka);
        this.topic = topics.wireActs();
        this.book = book;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Optional<String> check() {
        return Optional.ofNullable(problem);
    }

    /**
     * Says it; returns when Kafka has it.
     *
     * @throws IllegalStateException when it does not
     */
    public synchronized void publish(Act act) {
        try {
            if (producer == null) {
                topics.publishedSchemas().publish();
                var settings = new HashMap<>(kafka.producer());
                settings.put("max.block.ms", Long.toString(PATIENCE.toMillis()));
                producer = new KafkaProducer<>(
                        settings, topic.key().serializer(), topic.value().serializer());
            }
            producer.send(new ProducerRecord<>(topic.name(), 0, clock.millis(), act.getKey(), act))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new IllegalStateException("this was not kept, for Kafka does not answer: try again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before this was kept", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(5));
            }
        }
    }

    private void run() {
        while (!closing) {
            try (var reading = consumer()) {
                consumer = reading;
                follow(reading);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("stopped following {}", topic.name());
            } catch (KafkaException e) {
                failed("what people say of stories cannot be read: " + e.getMessage());
            }
            consumer = null;
            if (!closing) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void follow(KafkaConsumer<String, Act> reading) {
        var partition = new TopicPartition(topic.name(), 0);
        if (reading.partitionsFor(topic.name()).isEmpty()) {
            create();
            return;
        }
        reading.assign(List.of(partition));
        reading.seek(
                partition,
                Math.max(next, reading.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L)));
        long end = reading.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (!closing) {
            poll(reading);
            next = reading.position(partition);
            if (next >= end) {
                problem = null;
            }
        }
    }

    /** Nobody else has a use for this topic: whoever shows the page first makes it. */
    private void create() {
        try {
            new TopicCreator(kafka.client()).create(List.of(topic));
        } catch (RuntimeException e) {
            failed(topic.name() + " does not exist and cannot be created: create it with `copytaster topics create` ("
                    + e.getMessage() + ")");
        }
    }

    private void poll(KafkaConsumer<String, Act> reading) {
        Instant oldest = clock.instant().minus(KEPT);
        try {
            for (ConsumerRecord<String, Act> message : reading.poll(POLL)) {
                Instant time = Instant.ofEpochMilli(message.timestamp());
                if (message.value() != null && time.isAfter(oldest)) {
                    book.enter(new Said(message.value(), time));
                    news.accept(message.value());
                }
            }
        } catch (RecordDeserializationException e) {
            reading.seek(e.topicPartition(), e.offset() + 1);
        }
        book.forget(oldest);
    }

    private void failed(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("{}", reason);
        }
        problem = reason;
    }

    private KafkaConsumer<String, Act> consumer() {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("allow.auto.create.topics", "false");
        settings.remove("group.id");
        return new KafkaConsumer<>(
                settings, topic.key().deserializer(), topic.value().deserializer());
    }
}
