package copytaster.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times what is done, and prints stories a second and each stage's ratio to its limit. */
final class Report {

    private record Row(String what, double seconds, boolean limit) {}

    private final List<Row> rows = new ArrayList<>();
    private int stories;

    void stories(int count) {
        stories = count;
    }

    <T> T time(String what, Supplier<T> work) {
        return time(what, false, work);
    }

    <T> T limit(String what, Supplier<T> work) {
        return time(what, true, work);
    }

    void print() {
        System.out.printf(
                "%-58s %9s %12s %s%n",
                "stage (indented: the least it could take)", "seconds", "stories/s", "of the limit");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean measured = !row.limit && i + 1 < rows.size() && rows.get(i + 1).limit;
            System.out.printf(
                    "%-58s %9.2f %12.0f %s%n",
                    (row.limit ? "    " : "") + row.what,
                    row.seconds,
                    stories / row.seconds,
                    measured ? "%.0f %%".formatted(100 * rows.get(i + 1).seconds / row.seconds) : "");
        }
    }

    private <T> T time(String what, boolean limit, Supplier<T> work) {
        System.err.println(what + " …");
        long start = System.nanoTime();
        T result = work.get();
        rows.add(new Row(what, (System.nanoTime() - start) / 1e9, limit));
        return result;
    }
}
