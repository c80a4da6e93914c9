package copytaster.ingest;

import copytaster.ingest.transports.FeedTrouble;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Counts a feed's items once Kafka has acknowledged them: received = published + rejected + set aside. Items of a polled
 * list that stood in the list before are not received again; they are counted as unchanged, outside the equation.
 */
public final class FeedCounters {

    private final AtomicLong published = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong setAside = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<@Nullable Instant> lastStory = new AtomicReference<>();
    private final Map<FeedTrouble.Kind, AtomicLong> failures = new EnumMap<>(FeedTrouble.Kind.class);

    FeedCounters() {
        for (FeedTrouble.Kind kind : FeedTrouble.Kind.values()) {
            failures.put(kind, new AtomicLong());
        }
    }

    /**
     * The counts at one moment.
     *
     * @param bytes of the deliveries, before they are taken apart
     * @param lastStory when the last story was acknowledged, empty when none was since the start
     * @param failuresByKind every kind there is; what could not be read counts as rejected, not here
     */
    public record Counts(
            long deliveries,
            long received,
            long published,
            long rejected,
            long setAside,
            long unchanged,
            long bytes,
            Optional<Instant> lastStory,
            Map<FeedTrouble.Kind, Long> failuresByKind) {

        public Counts {
            failuresByKind = Map.copyOf(failuresByKind);
        }

        public boolean balance() {
            return received == published + rejected + setAside;
        }

        public long failures() {
            return failuresByKind.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Counts counts() {
        var failed = new EnumMap<FeedTrouble.Kind, Long>(FeedTrouble.Kind.class);
        failures.forEach((kind, count) -> failed.put(kind, count.get()));
        return new Counts(
                deliveries.get(),
                received.get(),
                published.get(),
                rejected.get(),
                setAside.get(),
                unchanged.get(),
                bytes.get(),
                Optional.ofNullable(lastStory.get()),
                failed);
    }

    /** @param at when Kafka had acknowledged it */
    void add(Receipt receipt, long size, Instant at) {
        deliveries.incrementAndGet();
        received.addAndGet(receipt.received());
        published.addAndGet(receipt.published());
        rejected.addAndGet(receipt.rejected());
        setAside.addAndGet(receipt.setAside());
        unchanged.addAndGet(receipt.unchanged());
        bytes.addAndGet(size);
        if (receipt.published() > 0) {
            lastStory.set(at);
        }
    }

    void failed(Throwable why) {
        FeedTrouble.Kind kind =
                switch (why) {
                    case FeedTrouble trouble -> trouble.kind();
                    case NotTaken kafka -> FeedTrouble.Kind.KAFKA;
                    case IOException file -> FeedTrouble.Kind.FILE;
                    default -> FeedTrouble.Kind.FAULT;
                };
        failures.get(kind).incrementAndGet();
    }
}
