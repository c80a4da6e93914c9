package copytaster.desk.monitor;

import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the dead letters that lie on {@code wire.dead}, by the stage that wrote them, and when the newest came. It joins no
 * group: it reads the topic from its beginning at each start, so that the counts are of all that is kept.
 */
public final class SetAsideWatch implements Component, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(SetAsideWatch.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String SOURCE_OF_STREAMS = "__streams.errors.topic";
    private static final double MILLIS = 1000.0;
    private static final List<String> STAGES = List.of("enrich", "sink");

    private final KafkaSettings kafka;
    private final TopicPartition partition;
    private final Map<String, Counted> counted = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("set-aside").daemon().unstarted(this::run);
    private long next;
    /** What is on the topic when the watch begins came when its record says, or later; what comes then comes now. */
    private long live = -1;

    private static final class Counted {
        private final AtomicLong letters = new AtomicLong();
        private final AtomicLong newest = new AtomicLong();
    }

    private final AtomicLong redriven = new AtomicLong();

    public SetAsideWatch(KafkaSettings kafka) {
        this.kafka = kafka;
        this.partition = new TopicPartition(new Topics(kafka).wireDead().name(), 0);
        STAGES.forEach(stage -> counted.put(stage, new Counted()));
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Optional<String> check() {
        return Optional.empty();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counted.forEach((stage, count) -> {
            FunctionCounter.builder("dead.letters", count, own -> own.letters.get())
                    .description("Records on wire.dead, of all that is kept there")
                    .tag("stage", stage)
                    .register(registry);
            Gauge.builder("dead.letters.newest.timestamp", count, own -> own.newest.get() / MILLIS)
                    .description("When the newest came, in seconds since 1970; 0 where there is none")
                    .baseUnit("seconds")
                    .tag("stage", stage)
                    .register(registry);
        });
        FunctionCounter.builder("dead.letters.redriven", redriven, AtomicLong::get)
                .description("Records of wire.dead that have been sent on their way again")
                .register(registry);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                follow();
                boolean unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics().containsKey(partition.topic())) {
                return;
            }
            consumer.assign(List.of(partition));
            if (live < 0) {
                live = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            }
            consumer.seek(partition, next);
            while (closing.getCount() > 0) {
                consumer.poll(POLL).records(partition).forEach(this::count);
            }
        } catch (KafkaException e) {
            LOG.debug("wire.dead is read on later", e);
        }
    }

    /** It names a letter, and no record that died. */
    private static boolean isMark(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                && record.headers().lastHeader(WireHeaders.REDRIVEN) != null
                && record.headers().lastHeader(WireHeaders.SOURCE_TOPIC) == null
                && record.headers().lastHeader(SOURCE_OF_STREAMS) == null;
    }

    private void count(ConsumerRecord<byte[], byte[]> letter) {
        next = letter.offset() + 1;
        if (isMark(letter)) {
            redriven.incrementAndGet();
            return;
        }
        boolean ofSink = WireHeaders.text(letter.headers(), WireHeaders.CAUSE).isPresent();
        Counted stage = counted.get(ofSink ? "sink" : "enrich");
        stage.letters.incrementAndGet();
        // Kafka Streams dates a dead letter like the record that died.
        long came = letter.offset() < live ? letter.timestamp() : System.currentTimeMillis();
        stage.newest.accumulateAndGet(came, Math::max);
    }
}
