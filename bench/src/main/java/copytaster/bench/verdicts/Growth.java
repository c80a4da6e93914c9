package copytaster.bench.verdicts;

import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.enrich.duplicates.Finding;
import copytaster.schemas.Relation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * What fingerprint and verdict cost on one thread as the window grows: for each size the window is filled from the wire,
 * and the stories after it, each of which pushes an old one out, are timed one by one, in the thread's processor time.
 */
final class Growth {

    private static final int WARM_UP = 20_000;
    private static final int STEPS = 4;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private final long seed;
    private final int timed;

    /** @param timed stories at each size of the window */
    Growth(long seed, int timed) {
        this.seed = seed;
        this.timed = timed;
    }

    void run(List<Integer> windows) {
        measure(WARM_UP);
        System.out.println("Fingerprint and verdict on one thread; " + timed + " stories timed at each size");
        System.out.printf(
                "%10s %10s %9s %9s %9s %9s %9s %9s %9s %9s %8s%n",
                "window",
                "stories/s",
                "of first",
                "print us",
                "judge us",
                "thread us",
                "store us",
                "median us",
                "p99 us",
                "heap B",
                "not new");
        double first = 0;
        for (int window : windows) {
            Measured measured = measure(window);
            first = first == 0 ? measured.rate() : first;
            System.out.printf(
                    "%10d %10.0f %9.2f %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %9d %7.1f%%%n",
                    window,
                    measured.rate(),
                    measured.rate() / first,
                    measured.mean(0),
                    measured.mean(1),
                    measured.mean(2),
                    measured.mean(3),
                    measured.quantile(0.5),
                    measured.quantile(0.99),
                    measured.heap,
                    100 * measured.related);
        }
    }

    /**
     * @param nanos of each story, ascending
     * @param steps nanoseconds of all stories: to clean and fingerprint, to judge, to find the thread, to remember and forget
     * @param heap bytes a story of the window
     * @param related the share of stories that are not new
     */
    private record Measured(long[] nanos, long[] steps, long heap, double related) {

        double rate() {
            return 1e9 * nanos.length / Arrays.stream(steps).sum();
        }

        double mean(int step) {
            return steps[step] / 1e3 / nanos.length;
        }

        double quantile(double share) {
            return nanos[(int) (share * (nanos.length - 1))] / 1e3;
        }
    }

    private Measured measure(int window) {
        var wire = new InventedWire(seed, BareVerdict.WINDOW.dividedBy(window));
        long before = used();
        var desk = new BareVerdict();
        for (int i = 0; i < window; i++) {
            desk.pass(wire.next());
            Progress.tell("window of " + window, i + 1, window);
        }
        long heap = (used() - before) / desk.size();
        var nanos = new long[timed];
        var steps = new long[STEPS];
        int related = 0;
        for (int i = 0; i < timed; i++) {
            Sent sent = wire.next();
            var times = new long[STEPS + 1];
            times[0] = THREAD.getCurrentThreadCpuTime();
            BareVerdict.Printed printed = BareVerdict.print(sent);
            times[1] = THREAD.getCurrentThreadCpuTime();
            Finding judged = desk.judge(printed);
            times[2] = THREAD.getCurrentThreadCpuTime();
            Finding found = desk.follow(printed, judged);
            times[3] = THREAD.getCurrentThreadCpuTime();
            desk.remember(printed, found);
            times[4] = THREAD.getCurrentThreadCpuTime();
            for (int step = 0; step < STEPS; step++) {
                steps[step] += times[step + 1] - times[step];
            }
            nanos[i] = times[STEPS] - times[0];
            related += found.verdict().getRelation() == Relation.NEW ? 0 : 1;
        }
        Arrays.sort(nanos);
        return new Measured(nanos, steps, heap, related / (double) timed);
    }

    /** Bytes in use when nothing is left to collect. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
