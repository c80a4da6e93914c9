package copytaster.desk.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One stage as a process of its own, to be killed and started again. */
public final class Stage implements AutoCloseable {

    private static final List<String> HANDED_ON =
            List.of("--enable-native-access", "--add-modules", "-Dorg.apache.avro");
    private static final int TAIL = 30;

    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    /** 128 and the number of SIGKILL. */
    private static final int KILLED = 137;

    private final String command;
    private final String name;
    private final Path config;
    private final Path log;
    private final LongSupplier progress;
    private final List<Duration> recoveries = new ArrayList<>();
    private @Nullable Process process;
    private boolean atWork;
    private boolean wasKilled;
    private long progressBefore;
    private long startedAt;

    /**
     * @param command for example {@code enrich}
     * @param name tells it from others of the same command
     * @param log what the process says, start after start
     * @param progress a number that grows when the stage has brought something to an end
     */
    public Stage(String command, String name, Path config, Path log, LongSupplier progress) {
        this.command = command;
        this.name = name;
        this.config = config;
        this.log = log;
        this.progress = progress;
    }

    public String name() {
        return name;
    }

    /** From each start after a kill to the first work done. */
    public List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    public void start() {
        progressBefore = progress.getAsLong();
        startedAt = System.nanoTime();
        atWork = false;
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /**
     * Has it done anything since its start?
     *
     * @throws AssertionError if it has ended of itself
     */
    public boolean atWork() {
        if (process == null || !process.isAlive()) {
            throw new AssertionError(name + " has ended of itself; its last words:\n" + lastWords());
        }
        if (!atWork && progress.getAsLong() > progressBefore) {
            atWork = true;
            if (wasKilled) {
                recoveries.add(Duration.ofNanos(System.nanoTime() - startedAt));
            }
        }
        return atWork;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * Kill -9; returns when the process is gone.
     *
     * @throws AssertionError if it did not die of that
     */
    public void kill() throws InterruptedException {
        if (process == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        int exit = process.destroyForcibly().waitFor();
        if (exit != KILLED) {
            throw new AssertionError(name + " ended with " + exit + " before it was killed:\n" + lastWords());
        }
        process = null;
        wasKilled = true;
    }

    /**
     * SIGTERM; returns when the process has ended.
     *
     * @throws AssertionError if it ended otherwise
     */
    public void stop() throws InterruptedException {
        if (process == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        process.destroy();
        int exit = process.waitFor();
        if (exit != TERMINATED) {
            throw new AssertionError(name + " ended with " + exit + " when it was stopped:\n" + lastWords());
        }
        process = null;
    }

    /** All that it has said, start after start. */
    public String words() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read", e);
        }
    }

    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "none: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A life of a few seconds on two cores: no compiling to perfection.
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> HANDED_ON.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "copytaster.desk.Main",
                this.command,
                "--config",
                config.toString()));
        return command;
    }
}
