package copytaster.desk.access;

/** Something that a service needs is not granted on Kafka; the message names each, one a line. */
public final class NotAllowedException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    NotAllowedException(String message) {
        super(message);
    }
}
