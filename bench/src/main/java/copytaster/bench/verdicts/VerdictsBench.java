package copytaster.bench.verdicts;

import java.util.Arrays;
import java.util.List;

public final class VerdictsBench {

    private VerdictsBench() {}

    public static void main(String[] args) {
        List<Integer> windows = List.of(10_000, 30_000, 100_000);
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--windows")) {
                windows = Arrays.stream(args[++i].split(","))
                        .map(Integer::valueOf)
                        .toList();
            }
        }
        new Growth(20261124, 10_000).run(windows);
    }
}
