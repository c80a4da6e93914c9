package copytaster.desk.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, looking fifty times a second. */
public final class Await {

    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private Await() {}

    /** @throws AssertionError saying what has not come about, if it has not in time */
    public static void until(BooleanSupplier condition, Duration patience, Supplier<String> what) {
        if (!within(condition, patience)) {
            throw new AssertionError(what.get() + " has not come about within " + patience.toSeconds() + " s");
        }
    }

    /** Lets time pass with an eye on something. */
    public static void passing(Duration time, BooleanSupplier watched) {
        long end = System.nanoTime() + time.toNanos();
        do {
            boolean unused = watched.getAsBoolean();
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        } while (System.nanoTime() - end < 0);
    }

    /** Whether the condition came to hold in this time. */
    public static boolean within(BooleanSupplier condition, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }
}
