package copytaster.enrich;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** How often a dead stream thread may be replaced: three times in ten minutes, then something is wrong for good. */
final class ThreadBudget {

    private static final int REPLACEMENTS = 3;
    private static final long WITHIN_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final ArrayDeque<Long> deaths = new ArrayDeque<>();

    synchronized boolean mayReplace() {
        return mayReplace(System.nanoTime());
    }

    synchronized boolean mayReplace(long nanos) {
        while (!deaths.isEmpty() && nanos - deaths.peekFirst() > WITHIN_NANOS) {
            deaths.removeFirst();
        }
        deaths.addLast(nanos);
        return deaths.size() <= REPLACEMENTS;
    }
}
