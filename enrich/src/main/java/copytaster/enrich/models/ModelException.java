package copytaster.enrich.models;

/** A model that cannot be used; the message says why, and at which line of its text. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelException(String message) {
        super(message);
    }

    ModelException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
