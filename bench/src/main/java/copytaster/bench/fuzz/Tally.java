package copytaster.bench.fuzz;

import copytaster.ingest.Parsed;
import copytaster.ingest.Reading;
import copytaster.ingest.Rejected;
import copytaster.ingest.SetAside;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the spoilt wires, by the format they were made of. Every item is in one of the three. */
final class Tally {

    /** Below this size the fixed cost of any delivery would be all that is seen. */
    private static final int LARGE = 2_000;

    private static final class Row {
        private long inputs;
        private long bytes;
        private long stories;
        private long aside;
        private long rejected;
        private double memory;
        private double slowest;
    }

    private final SortedMap<String, Row> rows = new TreeMap<>();

    /** @param times how many times the median its bytes took */
    void count(String format, List<Reading> readings, int size, long memory, double times) {
        Row row = rows.computeIfAbsent(format, unused -> new Row());
        row.inputs++;
        row.bytes += size;
        for (Reading reading : readings) {
            switch (reading) {
                case Parsed parsed -> row.stories++;
                case SetAside aside -> row.aside++;
                case Rejected rejected -> row.rejected++;
            }
        }
        if (size >= LARGE) {
            row.memory = Math.max(row.memory, (double) memory / size);
            row.slowest = Math.max(row.slowest, times);
        }
    }

    long inputs() {
        return rows.values().stream().mapToLong(row -> row.inputs).sum();
    }

    long answers() {
        return rows.values().stream()
                .mapToLong(row -> row.stories + row.aside + row.rejected)
                .sum();
    }

    String table() {
        var table = new StringBuilder("%-16s %8s %8s %8s %9s %8s %16s %14s%n"
                .formatted(
                        "made of",
                        "inputs",
                        "MB",
                        "stories",
                        "set aside",
                        "rejected",
                        "memory (B/byte)",
                        "time (medians)"));
        rows.forEach((format, row) -> table.append("%-16s %8d %8d %8d %9d %8d %16.0f %14.0f%n"
                .formatted(
                        format,
                        row.inputs,
                        row.bytes / 1_000_000,
                        row.stories,
                        row.aside,
                        row.rejected,
                        row.memory,
                        row.slowest)));
        return table.append(
                        "most memory and most time of an input of %d bytes or more, time as times the median of a byte%n"
                                .formatted(LARGE))
                .toString();
    }
}
