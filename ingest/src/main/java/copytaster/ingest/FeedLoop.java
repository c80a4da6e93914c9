package copytaster.ingest;

import copytaster.ingest.transports.Delivery;
import copytaster.ingest.transports.FeedTrouble;
import copytaster.ingest.transports.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feed's turn, over and over: poll, take, and only then settle. An error makes it wait, never stop. */
final class FeedLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WANTED = Duration.ofHours(1);

    private final String feed;
    private final Duration every;
    private final Supplier<Transport> transports;
    private final FeedIntake intake;
    private final FeedHealth health;

    FeedLoop(String feed, FeedSettings settings, Supplier<Transport> transports, FeedIntake intake, FeedHealth health) {
        this.feed = feed;
        this.every = settings.every();
        this.transports = transports;
        this.intake = intake;
        this.health = health;
    }

    @Override
    public void run() {
        try (Transport transport = transports.get()) {
            turns(transport);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Nobody else hears of a thread that ends: without this the feed would be silent, and seem well.
            health.is("stopped for good by a fault; start ingest again: " + e);
            intake.counters().failed(e);
            LOG.error("feed {} has stopped for good; start ingest again", feed, e);
        }
    }

    private void turns(Transport transport) throws InterruptedException {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                turn(transport);
                failures = 0;
                Thread.sleep(pause(transport.pause(every), every));
            } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
                failures++;
                Duration wait = backOff(failures, e);
                intake.counters().failed(e);
                health.is(String.valueOf(e.getMessage()));
                LOG.warn("feed {}: {}; tried again in {} s", feed, e.getMessage(), wait.toSeconds());
                LOG.debug("feed {}", feed, e);
                Thread.sleep(wait);
            }
        }
    }

    /** What the other side wants, up to an hour: one wrong number must not stop a feed. */
    static Duration pause(Duration wanted, Duration every) {
        Duration longest = every.compareTo(LONGEST_WANTED) > 0 ? every : LONGEST_WANTED;
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    private void turn(Transport transport) throws IOException, InterruptedException {
        List<Delivery> deliveries = transport.poll();
        var trouble = "";
        for (Delivery delivery : deliveries) {
            try {
                take(delivery);
            } catch (IOException e) {
                if (!isOfThisOneOnly(e)) {
                    throw e;
                }
                // One file that cannot be opened or moved must not hold up the others.
                trouble = delivery.source() + ": " + e;
                intake.counters().failed(e);
                LOG.warn("feed {}: {} is left where it is: {}", feed, delivery.source(), e.toString());
            }
        }
        transport.settled();
        health.is(trouble);
    }

    private void take(Delivery delivery) throws IOException {
        Receipt receipt = intake.take(delivery);
        if (receipt.rejected() > 0) {
            LOG.warn("feed {}: {} rejected of {}: {}", feed, receipt.rejected(), delivery.source(), receipt.reasons());
        }
        if (receipt.received() > 0) {
            health.delivered(receipt);
        }
        delivery.settle(receipt.rejected() > 0);
    }

    private static boolean isOfThisOneOnly(IOException e) {
        return switch (e) {
            case NotTaken kafka -> false;
            case FeedTrouble trouble -> trouble.kind() == FeedTrouble.Kind.FILE;
            default -> true;
        };
    }

    /**
     * Twice as long each time, and a different while for every feed, so that they do not come back all at once; but no shorter
     * than the other side wants, up to an hour.
     */
    static Duration backOff(int failures, Throwable why) {
        Duration ours = backOff(failures);
        Optional<Duration> wanted = why instanceof FeedTrouble trouble ? trouble.retryAfter() : Optional.empty();
        return wanted.map(theirs -> theirs.compareTo(LONGEST_WANTED) > 0 ? LONGEST_WANTED : theirs)
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
    }

    private static Duration backOff(int failures) {
        long doubled = FIRST_WAIT.toMillis() << Math.min(failures - 1, 12);
        long longest = Math.min(doubled, LONGEST_WAIT.toMillis());
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
