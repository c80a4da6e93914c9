package copytaster.desk.replay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Has Ctrl-C been pressed? The process then waits until what was begun is brought to an end. */
final class StopSignal implements BooleanSupplier, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    @Override
    public boolean getAsBoolean() {
        return stopped;
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void stop() {
        stopped = true;
        try {
            boolean unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
