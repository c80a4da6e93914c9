package copytaster.ingest;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one tick a second to every wire: time for those who may not look at a clock. */
final class Ticker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final WirePublisher publisher;

    Ticker(WirePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void run() {
        long number = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    publisher.tick(number++);
                } catch (org.apache.kafka.common.errors.InterruptException stopped) {
                    return;
                } catch (RuntimeException e) {
                    LOG.warn("no tick: {}", e.getMessage());
                }
                Thread.sleep(SECOND);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
