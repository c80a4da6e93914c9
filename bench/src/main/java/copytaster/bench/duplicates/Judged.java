package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.bench.verdicts.BareVerdict;
import copytaster.schemas.Verdict;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A wire as it was judged.
 *
 * @param verdicts by story id, in wire order
 * @param perSecond stories a second of one thread's processor time, over the last two thirds of the wire: the first
 *     warms the JVM
 * @param largest most stories in the window at once
 */
record Judged(Map<String, Verdict> verdicts, double perSecond, int largest) {

    static Judged of(List<Sent> wire) {
        var verdicts = new LinkedHashMap<String, Verdict>();
        var desk = new BareVerdict();
        var processor = ManagementFactory.getThreadMXBean();
        int cold = wire.size() / 3;
        long start = 0;
        int largest = 0;
        for (Sent sent : wire) {
            if (verdicts.size() == cold) {
                start = processor.getCurrentThreadCpuTime();
            }
            verdicts.put(
                    sent.story().getId(),
                    desk.pass(sent.story(), sent.published()).verdict());
            largest = Math.max(largest, desk.size());
        }
        double seconds = (processor.getCurrentThreadCpuTime() - start) / 1e9;
        return new Judged(verdicts, (wire.size() - cold) / seconds, largest);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d stories, %.0f a second of one thread's time once warm, at most %d in the window, %d recurring",
                verdicts.size(),
                perSecond,
                largest,
                verdicts.values().stream().filter(Verdict::getRecurring).count());
    }
}
