package copytaster.ingest;

import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.RejectedWire;
import copytaster.schemas.StoryKey;
import copytaster.schemas.StoryTimes;
import copytaster.schemas.Tick;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to the wires: idempotent, acknowledged by all replicas, to the partition the feed names, stamped with this
 * clock's time and never the agency's. What is too large for a wire is rejected with as much of it as fits.
 */
final class WirePublisher implements AutoCloseable, MeterBinder {

    static final int LARGEST_ORIGINAL = KafkaSettings.MAX_RECORD_BYTES - 1024 * 1024;

    private final Topic<String, SpecificRecord> raw;
    private final Topic<String, RejectedWire> rejected;
    private final KafkaProducer<String, byte[]> producer;
    private final Clock clock;
    private final StoryTimes times = new StoryTimes(StoryTimes.RAW);
    private final KafkaClientMetrics ofProducer;

    WirePublisher(KafkaSettings kafka, Clock clock) {
        var topics = new Topics(kafka);
        this.raw = topics.wireRaw();
        this.rejected = topics.wireRejected();
        this.producer = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer());
        this.ofProducer = new KafkaClientMetrics(producer);
        this.clock = clock;
    }

    /** Completes when Kafka has it; {@code true} when it was too large and went to the rejected ones. */
    CompletableFuture<Boolean> story(RawStory story, int wire, Origin origin) {
        byte[] value = raw.value().serializer().serialize(raw.name(), story);
        if (value.length > LARGEST_ORIGINAL) {
            return tooLarge(story, value.length, origin);
        }
        String key = StoryKey.of(story.getStory());
        return send(new ProducerRecord<>(raw.name(), wire, now(), key, value), origin)
                .thenApply(sent -> {
                    times.arrived(story.getStory().getProvider(), origin.received(), clock.instant());
                    return false;
                })
                .exceptionallyCompose(failure -> failure.getCause() instanceof RecordTooLargeException
                                || failure instanceof RecordTooLargeException
                        ? tooLarge(story, value.length, origin)
                        : CompletableFuture.failedFuture(failure));
    }

    boolean fits(RawStory story) {
        return raw.value().serializer().serialize(raw.name(), story).length <= LARGEST_ORIGINAL;
    }

    CompletableFuture<Void> rejected(String reason, byte[] original, Origin origin) {
        boolean fits = original.length <= LARGEST_ORIGINAL;
        byte[] kept = fits ? original : Arrays.copyOf(original, LARGEST_ORIGINAL);
        String why =
                fits ? reason : reason + " (the first " + kept.length + " of " + original.length + " bytes are kept)";
        var wire = new RejectedWire(origin.feed(), origin.source(), why, ByteBuffer.wrap(kept));
        byte[] value = rejected.value().serializer().serialize(rejected.name(), wire);
        return send(new ProducerRecord<>(rejected.name(), null, now(), origin.feed(), value), origin);
    }

    /** One tick to every wire. */
    void tick(long number) {
        byte[] value = raw.value().serializer().serialize(raw.name(), new Tick(number));
        for (int wire = 0; wire < raw.partitions(); wire++) {
            var unused = producer.send(new ProducerRecord<>(raw.name(), wire, now(), "tick", value));
        }
    }

    int wires() {
        return raw.partitions();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        times.bindTo(registry);
        ofProducer.bindTo(registry);
    }

    @Override
    public void close() {
        ofProducer.close();
        producer.close(Duration.ofSeconds(10));
    }

    private CompletableFuture<Boolean> tooLarge(RawStory story, int bytes, Origin origin) {
        byte[] original = new byte[story.getOriginal().remaining()];
        story.getOriginal().duplicate().get(original);
        String reason = "story " + StoryKey.of(story.getStory()) + " has " + bytes
                + " bytes as a record; a wire takes no more than " + LARGEST_ORIGINAL;
        return rejected(reason, original, origin).thenApply(sent -> true);
    }

    private CompletableFuture<Void> send(ProducerRecord<String, byte[]> message, Origin origin) {
        WireHeaders.put(message.headers(), WireHeaders.FEED, origin.feed());
        WireHeaders.put(message.headers(), WireHeaders.INGESTED, origin.received());
        WireHeaders.put(message.headers(), WireHeaders.TRACE, origin.trace());
        var sent = new CompletableFuture<Void>();
        try {
            var unused = producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    private long now() {
        return clock.millis();
    }

    /**
     * Where a record came from, for its headers.
     *
     * @param received when ingest had the delivery
     */
    record Origin(String feed, String source, String trace, Instant received) {}
}
