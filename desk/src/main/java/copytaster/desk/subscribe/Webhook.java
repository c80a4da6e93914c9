package copytaster.desk.subscribe;

import copytaster.desk.config.WebhookSettings;
import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one webhook of what it wants, one event after the other. Its place is that of a group in Kafka, moved on only when
 * the receiver has taken an event: after any crash it is told of the next, at worst twice of one, with the same id. What
 * the receiver refuses is tried some times and set aside; while it takes nothing at all, everything waits, with longer and
 * longer pauses, until it is given up and disabled.
 */
final class Webhook implements AutoCloseable {

    /** An event that the receiver will not have is offered so often. */
    static final int OFFERS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final String name;
    private final WebhookSettings settings;
    private final Wish wish;
    private final Reader reader;
    private final KafkaSettings kafka;
    private final String group;
    private final StoryBytes stories;
    private final String topic;
    private final Earlier earlier;
    private final Clock clock;
    private final WebhookCall call;
    private final WebhookLetters letters;
    private final Thread thread;
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();

    private volatile boolean closing;
    private volatile boolean again;
    private volatile WebhookState state = WebhookState.WELL;
    private volatile long told;
    private volatile long setAside;
    private volatile boolean ours;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private int offers;
    private Instant next = Instant.EPOCH;

    Webhook(String name, WebhookSettings settings, KafkaSettings kafka, Earlier earlier, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.wish = settings.wish();
        this.reader = new Reader(
                "webhook " + name,
                settings.embargoed() ? Set.of(Scope.SUBSCRIBE, Scope.EMBARGOED) : Set.of(Scope.SUBSCRIBE),
                Set.of());
        this.kafka = kafka;
        var topics = new Topics(kafka);
        this.stories = new StoryBytes(topics);
        this.topic = topics.wireEnriched().name();
        this.group = group(kafka, name);
        this.earlier = earlier;
        this.clock = clock;
        this.call = new WebhookCall(settings, clock);
        this.letters = new WebhookLetters(kafka, name, group, topics.wireDead().name());
        this.thread = Thread.ofPlatform().name("webhook-" + name).daemon().unstarted(this::run);
    }

    /** The group whose place is the webhook's: its lag is how far the receiver is behind. */
    static String group(KafkaSettings kafka, String name) {
        return kafka.topicPrefix() + "copytaster-webhook-" + name;
    }

    void start() {
        thread.start();
    }

    /** Sets it going again after it was disabled. */
    void resume() {
        again = true;
    }

    /** How it does; {@code ours} is false while another desk tells it. */
    Standing standing() {
        WebhookState now = state;
        return new Standing(
                name,
                settings.url().toString(),
                wish.text(),
                group,
                told,
                setAside,
                now.disabled() ? "disabled" : now.failingSince() == null ? "well" : "failing",
                now.failingSince(),
                now.reason(),
                ours);
    }

    /** @param failingSince null while it takes everything */
    record Standing(
            String name,
            String url,
            String wish,
            String group,
            long told,
            long setAside,
            String state,
            @Nullable Instant failingSince,
            String reason,
            boolean ours) {}

    @Override
    public void close() {
        closing = true;
        var open = consumer;
        if (open != null) {
            open.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call.close();
    }

    private void run() {
        while (!closing) {
            try (var open = consumer()) {
                consumer = open;
                waiting.clear();
                open.subscribe(Set.of(topic), new Handover(open));
                while (!closing) {
                    turn(open);
                }
            } catch (WakeupException | InterruptException | InterruptedException e) {
                LOG.debug("webhook {} stops", name);
            } catch (KafkaException e) {
                LOG.warn("webhook {} waits for Kafka: {}", name, e.getMessage());
            } finally {
                letters.close();
                consumer = null;
                ours = false;
            }
            if (!closing) {
                LockSupport.parkNanos(FIRST_PAUSE.toNanos());
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> open) throws InterruptedException {
        if (again) {
            again = false;
            state = WebhookState.WELL;
            offers = 0;
            next = Instant.EPOCH;
            rememberState(open);
        }
        if (!waiting.isEmpty() || state.disabled()) {
            // It stays in its group while it waits, and takes no more.
            open.pause(open.assignment());
            open.poll(untilNext()).forEach(waiting::add);
        } else {
            open.resume(open.assignment());
            open.poll(POLL).forEach(waiting::add);
        }
        if (state.disabled()) {
            return;
        }
        var passed = new HashMap<TopicPartition, OffsetAndMetadata>();
        while (!closing && !waiting.isEmpty() && !clock.instant().isBefore(next)) {
            ConsumerRecord<byte[], byte[]> record = waiting.getFirst();
            if (!settled(open, record, passed)) {
                break;
            }
            waiting.removeFirst();
        }
        if (!passed.isEmpty()) {
            open.commitSync(passed);
        }
    }

    private Duration untilNext() {
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left.compareTo(POLL) < 0 ? left : POLL;
    }

    /** Whether nothing is left to do for this record; what became of it is committed, or is in {@code passed}. */
    private boolean settled(
            KafkaConsumer<byte[], byte[]> open,
            ConsumerRecord<byte[], byte[]> record,
            Map<TopicPartition, OffsetAndMetadata> passed)
            throws InterruptedException {
        Emitted emitted = stories.read(record);
        var wire = new TopicPartition(record.topic(), record.partition());
        if (emitted == null || !earlier.concerns(emitted, wish, reader)) {
            passed.put(wire, place(record));
            return true;
        }
        WebhookCall.Answer answer = call.send(emitted);
        return switch (answer) {
            case WebhookCall.Answer.Taken taken -> {
                well();
                told++;
                passed.put(wire, place(record));
                open.commitSync(passed);
                passed.clear();
                yield true;
            }
            case WebhookCall.Answer.Refused refused -> {
                if (++offers < OFFERS) {
                    pause(Duration.ZERO);
                    yield false;
                }
                LOG.warn("webhook {} will not have {}: {}; it is set aside", name, emitted.key(), refused.reason());
                letters.commit(record, refused.reason(), Map.of(wire, place(record)), open.groupMetadata());
                setAside++;
                well();
                yield true;
            }
            case WebhookCall.Answer.Failed failed -> {
                fail(
                        open,
                        state.failed(failed.reason(), clock.instant(), Objects.requireNonNull(settings.giveUpAfter())));
                offers++;
                pause(failed.notBefore().orElse(Duration.ZERO));
                yield false;
            }
            case WebhookCall.Answer.Gone gone -> {
                fail(open, state.gone(gone.reason(), clock.instant()));
                yield false;
            }
        };
    }

    private void well() {
        state = WebhookState.WELL;
        offers = 0;
        next = Instant.EPOCH;
    }

    private void fail(KafkaConsumer<byte[], byte[]> open, WebhookState failed) {
        boolean news = state.failingSince() == null || failed.disabled();
        state = failed;
        if (news) {
            LOG.warn("webhook {} {}: {}", name, failed.disabled() ? "is disabled" : "fails", failed.reason());
            rememberState(open);
        }
    }

    /** The state stands beside the place of the first record that waits. */
    private void rememberState(KafkaConsumer<byte[], byte[]> open) {
        var places = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition wire : open.assignment()) {
            long at = waiting.stream()
                    .filter(record -> record.partition() == wire.partition())
                    .mapToLong(ConsumerRecord::offset)
                    .findFirst()
                    .orElseGet(() -> open.position(wire));
            places.put(wire, new OffsetAndMetadata(at, state.text()));
        }
        open.commitSync(places);
    }

    private OffsetAndMetadata place(ConsumerRecord<byte[], byte[]> record) {
        return new OffsetAndMetadata(record.offset() + 1, "");
    }

    private void pause(Duration least) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(offers - 1, 16);
        long bounded = Math.min(Math.max(0, doubled), LONGEST_PAUSE.toMillis());
        long spread = bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1);
        next = clock.instant().plusMillis(Math.max(spread, least.toMillis()));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var config = new HashMap<>(kafka.consumer());
        config.put("group.id", group);
        config.put("auto.offset.reset", "latest");
        config.put("allow.auto.create.topics", "false");
        config.put("max.poll.records", "100");
        // After a kill -9 another desk goes on as soon as Kafka allows.
        config.putIfAbsent("session.timeout.ms", "10000");
        config.putIfAbsent("heartbeat.interval.ms", "3000");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Keeps only what is its own to tell, and makes a first place lasting before anything comes. */
    private final class Handover implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> open;

        Handover(KafkaConsumer<byte[], byte[]> open) {
            this.open = open;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            waiting.removeIf(record -> gone.contains(new TopicPartition(record.topic(), record.partition())));
            ours = false;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> came) {
            Map<TopicPartition, OffsetAndMetadata> committed = open.committed(Set.copyOf(came));
            var first = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (TopicPartition wire : came) {
                OffsetAndMetadata place = committed.get(wire);
                if (place == null) {
                    first.put(wire, new OffsetAndMetadata(open.position(wire), ""));
                } else {
                    WebhookState known = WebhookState.read(place.metadata());
                    state = known.failingSince() == null ? state : known;
                }
            }
            if (!first.isEmpty()) {
                open.commitSync(first);
            }
            ours = true;
        }
    }
}
