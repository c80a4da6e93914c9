package copytaster.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs an {@link EmbeddedKafka} alone in its own JVM, for tests that kill the other parts. */
public final class EmbeddedKafkaMain {

    private EmbeddedKafkaMain() {}

    /** Prints {@code ready HOST:PORT} when clients can connect, and stays up until it is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: EmbeddedKafkaMain DATA-FOLDER PORT (0 for any free port)");
            System.exit(2);
        }
        EmbeddedKafka kafka;
        try {
            kafka = new EmbeddedKafka(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            kafka.start();
        } catch (RuntimeException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "close-kafka"));
        System.out.println("ready " + kafka.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
