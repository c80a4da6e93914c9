package copytaster.sink;

/** The index could not answer for now: overloaded, restarting, or out of reach. */
final class IndexBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    IndexBusyException(String reason, Throwable cause) {
        super(reason, cause);
    }

    IndexBusyException(String reason) {
        super(reason);
    }
}
