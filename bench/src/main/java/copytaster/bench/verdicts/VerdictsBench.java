package copytaster.bench.verdicts;

import copytaster.bench.duplicates.PeersSpeed;
import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.schemas.Story;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What verdicts cost, on wires that are invented. Usage: {@code VerdictsBench [PART]... [--stories N] [--windows N,N,...]};
 * the parts are {@code growth}, {@code topology}, {@code wires} and {@code peers}, without any all of them.
 * {@code --stories} go through each way of reading several wires, {@code --windows} are the sizes of the window.
 */
public final class VerdictsBench {

    private static final long SEED = 20261124;
    private static final int TIMED = 5_000;
    private static final int FOR_PEERS = 5_000;

    private VerdictsBench() {}

    public static void main(String[] args) throws IOException {
        List<Integer> windows = List.of(10_000, 30_000, 100_000);
        int stories = 40_000;
        List<String> parts = List.of(args);
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--windows" -> windows = numbers(args[++i]);
                case "--stories" -> stories = numbers(args[++i]).getFirst();
                case "growth", "topology", "wires", "peers" -> {}
                default -> throw new IllegalArgumentException("unknown: " + args[i]);
            }
        }
        boolean all = parts.stream().allMatch(part -> part.startsWith("--") || Character.isDigit(part.charAt(0)));
        if (all || parts.contains("peers")) {
            peers();
        }
        if (all || parts.contains("growth")) {
            new Growth(SEED, TIMED).run(windows);
        }
        if (all || parts.contains("topology")) {
            new RealTopology(SEED).growth(windows);
        }
        if (all || parts.contains("wires")) {
            new RealTopology(SEED).scaling(stories);
        }
        System.exit(0);
    }

    /** Ours is the whole way to a verdict, beside what others take for a signature alone. */
    private static void peers() {
        var wire = new InventedWire(SEED, BareVerdict.WINDOW.dividedBy(10_000));
        List<Sent> warm = Stream.generate(wire::next).limit(10_000).toList();
        List<Sent> sent = Stream.generate(wire::next).limit(FOR_PEERS).toList();
        List<Story> stories = sent.stream().map(Sent::story).toList();
        var desk = new BareVerdict();
        warm.forEach(desk::pass);
        var thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        sent.forEach(desk::pass);
        double ours = (thread.getCurrentThreadCpuTime() - start) / 1e3 / sent.size();
        Map<String, Double> micros = PeersSpeed.measure(stories);
        System.out.printf("%-56s %9s %10s %9s%n", "one thread's processor time", "us", "stories/s", "of ours");
        micros.forEach((peer, each) -> line(peer + ", signature", each, ours));
        line("Copytaster, fingerprint to thread, window of 10000", ours, ours);
        System.out.println();
    }

    private static void line(String what, double micros, double ours) {
        System.out.printf("%-56s %9.1f %10.0f %9.2f%n", what, micros, 1e6 / micros, micros / ours);
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }
}
