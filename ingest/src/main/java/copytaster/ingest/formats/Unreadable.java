package copytaster.ingest.formats;

/** A delivery, or one item of it, that its format cannot read; the message is for the person who mends it. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason);
    }
}
