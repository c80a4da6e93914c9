package copytaster.desk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays the agencies: puts each wire into its feed's folder and waits until ingest has taken it, so that the order of the
 * day is the order of the wire. What lies in a feed's done or rejected folder from an earlier start is not sent again.
 */
final class Courier {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path wires;
    private final StoryClock clock;

    Courier(Path wires, StoryClock clock) {
        this.wires = wires;
        this.clock = clock;
    }

    /** How many were delivered now. */
    int deliver(List<SampleDay.Wire> day) {
        int delivered = 0;
        for (SampleDay.Wire wire : day) {
            clock.advanceTo(wire.sent());
            if (!taken(wire)) {
                put(wire);
                awaitTaken(wire);
                delivered++;
            }
        }
        return delivered;
    }

    private boolean taken(SampleDay.Wire wire) {
        Path feed = wires.resolve(wire.feed());
        return Files.exists(feed.resolve("done").resolve(wire.name()))
                || Files.exists(feed.resolve("rejected").resolve(wire.name()));
    }

    private void put(SampleDay.Wire wire) {
        Path feed = wires.resolve(wire.feed());
        try {
            Path beside = Files.createTempFile(wires, "sending", ".part");
            Files.write(beside, wire.bytes());
            Files.move(beside, feed.resolve(wire.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample " + wire.file() + " could not be put into " + feed, e);
        }
    }

    private void awaitTaken(SampleDay.Wire wire) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!taken(wire)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("ingest has not taken " + wire.file() + " within "
                        + PATIENCE.toSeconds() + " seconds; see the log above");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
