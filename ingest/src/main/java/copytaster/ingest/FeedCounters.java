package copytaster.ingest;

import java.util.concurrent.atomic.AtomicLong;

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
    private final AtomicLong failures = new AtomicLong();

    /** The counts at one moment. */
    public record Counts(
            long deliveries,
            long received,
            long published,
            long rejected,
            long setAside,
            long unchanged,
            long failures) {

        public boolean balance() {
            return received == published + rejected + setAside;
        }
    }

    public Counts counts() {
        return new Counts(
                deliveries.get(),
                received.get(),
                published.get(),
                rejected.get(),
                setAside.get(),
                unchanged.get(),
                failures.get());
    }

    void add(Receipt receipt) {
        deliveries.incrementAndGet();
        received.addAndGet(receipt.received());
        published.addAndGet(receipt.published());
        rejected.addAndGet(receipt.rejected());
        setAside.addAndGet(receipt.setAside());
        unchanged.addAndGet(receipt.unchanged());
    }

    void failed() {
        failures.incrementAndGet();
    }
}
