package copytaster.sink;

/** How a batch waits for a busy index. */
interface Patience {

    /**
     * Waits longer with each call since the last {@link #worked}.
     *
     * @throws StoppingException if the sink is told to stop while waiting
     */
    void await(String reason);

    /** The index answered. */
    void worked();

    /** The sink stops in the middle of a batch: what is not committed will be read again. */
    final class StoppingException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
