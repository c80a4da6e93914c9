package copytaster.bench.verdicts;

import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
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
                "%10s %10s %9s %11s %11s %9s %9s %9s %8s%n",
                "window",
                "stories/s",
                "of first",
                "print us",
                "verdict us",
                "median us",
                "p99 us",
                "heap B",
                "not new");
        double first = 0;
        for (int window : windows) {
            Measured measured = measure(window);
            first = first == 0 ? measured.rate() : first;
            System.out.printf(
                    "%10d %10.0f %9.2f %11.1f %11.1f %9.1f %9.1f %9d %7.1f%%%n",
                    window,
                    measured.rate(),
                    measured.rate() / first,
                    measured.print / 1e3,
                    measured.verdict / 1e3,
                    measured.quantile(0.5),
                    measured.quantile(0.99),
                    measured.heap,
                    100 * measured.related);
        }
    }

    /**
     * @param print nanoseconds a story to clean and fingerprint it
     * @param verdict nanoseconds a story to judge, remember and forget
     * @param heap bytes a story of the window
     * @param related the share of stories that are not new
     */
    private record Measured(long[] nanos, double print, double verdict, long heap, double related) {

        double rate() {
            return 1e9 / (print + verdict);
        }

        double quantile(double share) {
            return nanos[(int) (share * (nanos.length - 1))] / 1e3;
        }
    }

    private Measured measure(int window) {
        var wire = new InventedWire(seed, BareVerdict.WINDOW.dividedBy(window));
        var before = used();
        var desk = new BareVerdict();
        for (int i = 0; i < window; i++) {
            Sent sent = wire.next();
            desk.judge(sent, BareVerdict.print(sent));
            Progress.tell("window of " + window, i, window);
        }
        long heap = (used() - before) / desk.size();
        var nanos = new long[timed];
        long prints = 0;
        long verdicts = 0;
        int related = 0;
        for (int i = 0; i < timed; i++) {
            Sent sent = wire.next();
            long start = THREAD.getCurrentThreadCpuTime();
            Fingerprint print = BareVerdict.print(sent);
            long printed = THREAD.getCurrentThreadCpuTime();
            Finding finding = desk.judge(sent, print);
            long judged = THREAD.getCurrentThreadCpuTime();
            prints += printed - start;
            verdicts += judged - printed;
            nanos[i] = judged - start;
            related += finding.verdict().getRelation() == Relation.NEW ? 0 : 1;
        }
        Arrays.sort(nanos);
        return new Measured(nanos, prints / (double) timed, verdicts / (double) timed, heap, related / (double) timed);
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
