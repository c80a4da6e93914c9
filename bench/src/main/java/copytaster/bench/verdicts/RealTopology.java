package copytaster.bench.verdicts;

import copytaster.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The same wire through enrich with its stores and a real broker, beside a topology that only passes through. */
final class RealTopology {

    private static final int WIRES = 4;
    private static final int WARM_UP = 10_000;

    private final long seed;

    RealTopology(long seed) {
        this.seed = seed;
    }

    /** One wire, read once, its speed told where so many stories are in the window; then bytes a story. */
    void growth(List<Integer> windows) throws IOException {
        on((broker, data) -> {
            int last = windows.getLast();
            var wires = new Wires(broker.bootstrapServers(), 1, last + last / 5, data);
            wires.fill(seed);
            Track limit = wires.passThrough(1);
            Track enrich = wires.enrich(1, 1);
            System.out.println();
            System.out.println("Through the real topology, one wire, one thread; the window holds all that has come");
            System.out.printf(
                    "%10s %10s %9s %10s %9s %12s %10s %9s%n",
                    "window", "stories/s", "of first", "cpu us", "of first", "passing/s", "cpu us", "of it");
            double passing = limit.rate(wires.stories() / 4, wires.stories());
            double least = limit.processor(wires.stories() / 4, wires.stories());
            double first = enrich.rate(windows.getFirst(), windows.getFirst() * 6L / 5);
            double firstMicros = enrich.processor(windows.getFirst(), windows.getFirst() * 6L / 5);
            for (long window : windows) {
                double rate = enrich.rate(window, window * 6 / 5);
                double micros = enrich.processor(window, window * 6 / 5);
                System.out.printf(
                        "%10d %10.0f %9.2f %10.0f %9.2f %12.0f %10.0f %8.1f%%%n",
                        window, rate, rate / first, micros, micros / firstMicros, passing, least, 100 * least / micros);
            }
            sizes(wires);
        });
    }

    /** One wire beside several, over threads and instances of one machine. */
    void scaling(int stories) throws IOException {
        on((broker, data) -> {
            var one = new Wires(broker.bootstrapServers(), 1, stories, data);
            var several = new Wires(broker.bootstrapServers(), WIRES, stories, data);
            one.fill(seed);
            several.fill(seed);
            warmUp(broker, data);
            System.out.println();
            System.out.printf(
                    "Several wires, %d stories in all, %d processors shared with the broker; the first quarter not timed%n",
                    stories, Runtime.getRuntime().availableProcessors());
            System.out.printf(
                    "%6s %8s %10s %10s %9s %10s %12s %12s%n",
                    "wires", "threads", "instances", "stories/s", "of first", "cpu us", "passing/s", "cpu us");
            double base = row(one, 1, 1, 0);
            for (int threads : List.of(1, 2, WIRES)) {
                row(several, threads, 1, base);
            }
            row(several, 1, 2, base);
        });
    }

    /** The first to run would otherwise be the coldest. */
    private void warmUp(EmbeddedKafka broker, Path data) {
        var wires = new Wires(broker.bootstrapServers(), 2, WARM_UP, data);
        wires.fill(seed);
        wires.passThrough(1);
        wires.enrich(1, 1);
    }

    private static double row(Wires wires, int threads, int instances, double base) {
        long quarter = wires.stories() / 4;
        Track enrich = wires.enrich(threads, instances);
        Track passing = wires.passThrough(threads * instances);
        double rate = enrich.rate(quarter, wires.stories());
        System.out.printf(
                "%6d %8d %10d %10.0f %9.2f %10.0f %12.0f %12.0f%n",
                wires.kafka().partitions(),
                threads,
                instances,
                rate,
                base == 0 ? 1 : rate / base,
                enrich.processor(quarter, wires.stories()),
                passing.rate(quarter, wires.stories()),
                passing.processor(quarter, wires.stories()));
        return rate;
    }

    private static void sizes(Wires wires) {
        String prefix = wires.group(1, 1) + "-";
        String suffix = "-changelog";
        Map<String, Long> topics = DiskUse.ofTopics(wires.kafka());
        Map<String, Long> stores = DiskUse.ofStores(wires.state(1, 1));
        System.out.println();
        System.out.printf("%-28s %12s %12s%n", "bytes a story, compressed", "topic", "store");
        var names = new TreeSet<>(topics.keySet());
        names.removeIf(name ->
                !name.startsWith(prefix) && !name.startsWith(wires.kafka().topicPrefix()));
        for (String name : names) {
            String store =
                    name.startsWith(prefix) ? name.substring(prefix.length(), name.length() - suffix.length()) : "";
            System.out.printf(
                    "%-28s %12.0f %12s%n",
                    store.isEmpty() ? name : store,
                    topics.get(name) / (double) wires.stories(),
                    store.isEmpty() ? "" : "%.0f".formatted(stores.getOrDefault(store, 0L) / (double) wires.stories()));
        }
    }

    private interface Work {
        void on(EmbeddedKafka broker, Path data);
    }

    private static void on(Work work) throws IOException {
        Path data = Files.createTempDirectory("copytaster-verdicts");
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0)) {
            broker.start();
            work.on(broker, data);
        } finally {
            remove(data);
        }
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
