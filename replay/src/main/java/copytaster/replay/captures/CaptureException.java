package copytaster.replay.captures;

/** A file that is no capture, or that breaks off; everything before the break has been given by then. */
public final class CaptureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaptureException(String message) {
        super(message);
    }

    CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
