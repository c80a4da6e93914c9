package copytaster.bench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Ends the program when one input takes longer than any could: the input is kept, and where the reader stood is shown. What
 * ends by itself, and took too long, is found by {@link Fuzz}.
 */
final class Watchdog {

    private static final long LIMIT_NANOS = 120_000_000_000L;

    private record Watched(int number, byte[] input, Thread thread, long since) {}

    private static volatile @Nullable Watched current;

    private Watchdog() {}

    static void watch(int number, byte[] input) {
        current = new Watched(number, input, Thread.currentThread(), System.nanoTime());
    }

    static void done() {
        current = null;
    }

    static void start(Path folder) {
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            while (true) {
                Watched watched = current;
                if (watched != null && System.nanoTime() - watched.since > LIMIT_NANOS) {
                    System.err.println("input " + watched.number + " hangs; kept as "
                            + keep(folder, watched.number, watched.input));
                    for (StackTraceElement frame : watched.thread.getStackTrace()) {
                        System.err.println("    " + frame);
                    }
                    Runtime.getRuntime().halt(1);
                }
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    static Path keep(Path folder, int number, byte[] input) {
        try {
            return Files.write(Files.createDirectories(folder).resolve("input-" + number), input);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the input in " + folder, e);
        }
    }
}
