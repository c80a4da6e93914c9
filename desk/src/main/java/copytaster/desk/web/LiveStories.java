package copytaster.desk.web;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code wire.enriched} from its end, joining no group, and announces each story once the index shows it as the
 * record has it: a page that then asks for it gets it.
 */
final class LiveStories implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStories.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaSettings kafka;
    private final Topic<String, EnrichedStory> enriched;
    private final Expected expected;
    private final LiveReaders readers;
    private final Thread thread = Thread.ofPlatform().name("desk-live").daemon().unstarted(this::run);

    private volatile boolean closing;
    private volatile @Nullable KafkaConsumer<String, EnrichedStory> consumer;
    private volatile @Nullable String problem = "the desk does not follow the wire yet";

    LiveStories(KafkaSettings kafka, StorySearch search, LiveReaders readers, Clock clock) {
        this.kafka = kafka;
        this.enriched = new Topics(kafka).wireEnriched();
        this.expected = new Expected(search, clock);
        this.readers = readers;
    }

    void start() {
        thread.start();
    }

    /** Why nothing comes in live; empty when it does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        closing = true;
        var following = consumer;
        if (following != null) {
            following.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try (var following = consumer()) {
                consumer = following;
                follow(following);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("stopped following {}", enriched.name());
            } catch (KafkaException e) {
                failed("the desk cannot follow " + enriched.name() + ": " + e.getMessage());
            }
            consumer = null;
            if (!closing) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void follow(KafkaConsumer<String, EnrichedStory> following) {
        List<TopicPartition> partitions = following.partitionsFor(enriched.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            failed(enriched.name() + " does not exist yet: create it with `copytaster topics create`");
            return;
        }
        following.assign(partitions);
        following.seekToEnd(partitions);
        partitions.forEach(following::position);
        problem = null;
        while (!closing) {
            poll(following);
            announce();
        }
    }

    private void poll(KafkaConsumer<String, EnrichedStory> following) {
        try {
            for (ConsumerRecord<String, EnrichedStory> message : following.poll(POLL)) {
                if (message.value() != null) {
                    expected.add(message.value());
                }
            }
        } catch (RecordDeserializationException e) {
            // The sink has sent it to wire.dead; the page has nothing to show for it.
            following.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    private void announce() {
        try {
            var keys = expected.arrived();
            if (!keys.isEmpty()) {
                readers.announce(keys);
            }
        } catch (IndexUnavailable e) {
            LOG.debug("the index does not say what has arrived: {}", e.getMessage());
        }
    }

    private void failed(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("{}", reason);
        }
        problem = reason;
    }

    private KafkaConsumer<String, EnrichedStory> consumer() {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("auto.offset.reset", "latest");
        settings.put("allow.auto.create.topics", "false");
        settings.remove("group.id");
        return new KafkaConsumer<>(
                settings, enriched.key().deserializer(), enriched.value().deserializer());
    }
}
