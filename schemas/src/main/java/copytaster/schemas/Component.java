package copytaster.schemas;

import java.util.Optional;

/** A part that runs: started once, asked how it is, closed once. Constructors do no I/O. */
public interface Component extends AutoCloseable {

    /**
     * Starts the part and returns when it works.
     *
     * @throws RuntimeException with a message for a person when it cannot
     */
    void start();

    /** Empty when healthy, else the reason in a sentence. */
    Optional<String> check();

    @Override
    void close();
}
