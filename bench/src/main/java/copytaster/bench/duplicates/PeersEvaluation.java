package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.schemas.Relation;
import copytaster.schemas.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores published ways of finding duplicates on labelled days, at their usual threshold and at the one that is best on
 * these very days, beside our verdicts in the same run. A peer's pairs are joined into clusters, as ours are. Usage:
 * {@code PeersEvaluation FOLDER [--labels FILE]...}.
 */
public final class PeersEvaluation {

    /** One measured way, at one threshold. */
    private record Line(String name, String library, String threshold, PairScore score, double storiesPerSecond) {}

    private static final int STEPS = 40;

    private PeersEvaluation() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Labels> labels = Labels.named(folder, args);
        List<Sent> wire = LabelledWire.read(folder);
        var lines = new ArrayList<Line>();
        for (Peer<?> peer : List.of(
                new ExactHash(),
                new TextProfile(),
                new SimHash(),
                new MinHashes(5, 0.8),
                new MinHashes(2, 0.45),
                new TfIdfCosine())) {
            System.err.println(peer.name());
            lines.addAll(measured(peer, labels, wire));
        }
        Judged ours = Judged.of(wire);
        lines.add(new Line("Copytaster", "enrich", "-", score(labels, wire, ours.verdicts()), ours.perSecond()));
        print(lines, System.out);
    }

    private static <S> List<Line> measured(Peer<S> peer, List<Labels> labels, List<Sent> wire) {
        peer.prepare(wire);
        var signatures = new HashMap<String, S>();
        var processor = ManagementFactory.getThreadMXBean();
        int cold = wire.size() / 3;
        wire.subList(0, cold).forEach(sent -> signatures.put(sent.story().getId(), peer.sign(sent)));
        long start = processor.getCurrentThreadCpuTime();
        wire.subList(cold, wire.size())
                .forEach(sent -> signatures.put(sent.story().getId(), peer.sign(sent)));
        double speed = (wire.size() - cold) / ((processor.getCurrentThreadCpuTime() - start) / 1e9);
        var days = new ArrayList<Clusters>();
        for (Labels day : labels) {
            days.add(Clusters.of(
                    wire.stream().filter(sent -> day.judges(sent.day())).toList(), signatures, peer));
        }
        var lines = new ArrayList<Line>();
        lines.add(line(peer, "usual", peer.usual(), labels, wire, days, speed));
        if (peer.usual() < 1) {
            double best = 1;
            for (int step = 1; step < STEPS; step++) {
                double threshold = step / (double) STEPS;
                if (f1(threshold, labels, wire, days) > f1(best, labels, wire, days)) {
                    best = threshold;
                }
            }
            lines.add(line(peer, "best", best, labels, wire, days, speed));
        }
        return lines;
    }

    private static double f1(double threshold, List<Labels> labels, List<Sent> wire, List<Clusters> days) {
        return score(labels, wire, joined(threshold, days)).f1();
    }

    private static Line line(
            Peer<?> peer,
            String which,
            double threshold,
            List<Labels> labels,
            List<Sent> wire,
            List<Clusters> days,
            double speed) {
        String told = peer.usual() == 1 ? "-" : String.format(Locale.ROOT, "%s %.3f", which, threshold);
        return new Line(peer.name(), peer.library(), told, score(labels, wire, joined(threshold, days)), speed);
    }

    /** The clusters of all days as if they were verdicts. */
    private static Map<String, Verdict> joined(double threshold, List<Clusters> days) {
        var verdicts = new HashMap<String, Verdict>();
        for (Clusters day : days) {
            day.at(threshold)
                    .forEach((story, cluster) -> verdicts.put(
                            story,
                            Verdict.newBuilder()
                                    .setRelation(Relation.NEW)
                                    .setClusterId(cluster)
                                    .setAlgorithmVersion("peer")
                                    .build()));
        }
        return verdicts;
    }

    private static PairScore score(List<Labels> labels, List<Sent> wire, Map<String, Verdict> verdicts) {
        var total = new PairScore("all");
        labels.forEach(day -> total.add(PairScore.of(day, wire, verdicts)));
        return total;
    }

    private static void print(List<Line> lines, PrintStream out) {
        List<String> kinds = lines.getFirst().score.kinds();
        out.printf("%-30s %-10s %-12s %6s %6s %6s %6s", "method", "library", "threshold", "P", "R", "F1", "wrong");
        kinds.forEach(kind -> out.printf(" %7s", kind));
        out.printf(" %10s%n", "stories/s");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-30s %-10s %-12s %6.3f %6.3f %6.3f %6d",
                    line.name,
                    line.library,
                    line.threshold,
                    line.score.precision(),
                    line.score.recall(),
                    line.score.f1(),
                    line.score.wrong());
            kinds.forEach(kind -> out.printf(Locale.ROOT, " %7.2f", line.score.recall(kind)));
            out.printf(" %10.0f%n", line.storiesPerSecond);
        }
        out.println(
                "stories/s of one thread's time once warm: of a peer, making the signatures alone; ours, all the way to verdict and thread");
    }
}
