package copytaster.desk.web;

/** The index does not answer; the message is for a person. */
final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IndexUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    IndexUnavailable(String message) {
        super(message);
    }
}
