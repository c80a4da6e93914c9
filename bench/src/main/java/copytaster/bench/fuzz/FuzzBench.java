package copytaster.bench.fuzz;

import java.nio.file.Path;
import java.util.List;

/** Runs {@link Fuzz}. Usage: {@code FuzzBench [--runs 100000] [--seed N]}; the seed is printed, a failing input is kept. */
public final class FuzzBench {

    private static final int MOST_FAILURES = 20;

    private FuzzBench() {}

    public static void main(String[] args) {
        List<String> options = List.of(args);
        int runs = Integer.parseInt(option(options, "--runs", "100000"));
        long seed = Long.parseLong(option(options, "--seed", Long.toString(System.nanoTime())));
        Path folder = Path.of(System.getProperty("copytaster.home", ".."), "bench", "target", "fuzz");
        System.out.println("seed " + seed);
        Watchdog.start(folder);
        var fuzz = new Fuzz(seed);
        int failures = 0;
        for (int number = 0; number < runs && failures < MOST_FAILURES; number++) {
            try {
                fuzz.run(number);
            } catch (Fuzz.Failure failure) {
                failures++;
                System.out.println(
                        failure.getMessage() + "; kept as " + Watchdog.keep(folder, number, failure.input()));
            }
        }
        System.out.print(fuzz.tally().table());
        System.out.println(fuzz.tally().inputs() + " inputs answered, " + failures + " failures");
        System.exit(failures == 0 ? 0 : 1);
    }

    private static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at < 0 || at + 1 >= options.size() ? otherwise : options.get(at + 1);
    }
}
