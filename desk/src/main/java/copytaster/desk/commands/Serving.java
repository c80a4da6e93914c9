package copytaster.desk.commands;

import copytaster.desk.config.MetricsSettings;
import copytaster.desk.monitor.Monitor;
import copytaster.schemas.Component;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one part until somebody stops it: start, watch, close. SIGTERM and Ctrl-C close the part before the process ends.
 */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    /** For a part that another start may heal: it is given up when it has been unhealthy for so long without a break. */
    static final Duration GIVES_UP = Duration.ofMinutes(5);
    /** For a part whose trouble lies outside, such as a silent feed. */
    static final Duration STAYS = Duration.ofDays(100 * 365);

    private static final long EVERY_MILLIS = 1000;

    private final String name;
    private final Component component;
    private final Duration patience;
    private final Pulse pulse = Pulse.ofThisProcess();
    private final Monitor monitor;
    private volatile Optional<String> health = Optional.of("not started yet");
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** {@link #untilStopped()} for a command. */
    static void untilStopped(String name, Component component, Duration patience, MetricsSettings metrics) {
        try {
            new Serving(name, component, patience, metrics).untilStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    Serving(String name, Component component, Duration patience, MetricsSettings metrics) {
        this.name = name;
        this.component = component;
        this.patience = patience;
        this.monitor = new Monitor(name, metrics, () -> health);
    }

    /**
     * Returns when the process is being stopped.
     *
     * @throws IllegalStateException when the part cannot start, or has been unhealthy for too long
     */
    void untilStopped() throws InterruptedException {
        var hook = new Thread(this::stopAndWait, "stop-" + name);
        Runtime.getRuntime().addShutdownHook(hook);
        try (monitor;
                component) {
            monitor.start();
            component.start();
            if (component instanceof MeterBinder meters) {
                meters.bindTo(monitor.registry());
            }
            LOG.info("{} is running; stop it with Ctrl-C or SIGTERM", name);
            watch();
            // Whoever sends it anything must stop before it does.
            health = Optional.of(name + " is stopping");
            LOG.info("{} is stopping", name);
        } finally {
            pulse.beat(false);
            closed.countDown();
        }
    }

    /** Asks {@link #untilStopped} to close and return. */
    void stop() {
        stop.countDown();
    }

    private void watch() throws InterruptedException {
        Optional<String> last = Optional.empty();
        long unhealthySince = System.nanoTime();
        while (!stop.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            Optional<String> reason = component.check();
            if (reason.isEmpty()) {
                last.ifPresent(before -> LOG.info("{} is healthy again", name));
                unhealthySince = System.nanoTime();
            } else if (!reason.equals(last)) {
                LOG.warn("{} is not healthy: {}", name, reason.get());
            }
            last = reason;
            health = reason;
            pulse.beat(reason.isEmpty());
            if (System.nanoTime() - unhealthySince > patience.toNanos()) {
                throw new IllegalStateException(name + " gives up: " + reason.orElse("no reason"));
            }
        }
    }

    private void stopAndWait() {
        stop();
        try {
            if (!closed.await(1, TimeUnit.MINUTES)) {
                LOG.warn("{} did not close within a minute", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
