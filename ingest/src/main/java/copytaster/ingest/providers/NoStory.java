package copytaster.ingest.providers;

/** An item of which no story can be made; the message says what it lacks. */
public final class NoStory extends Exception {

    private static final long serialVersionUID = 1L;

    NoStory(String reason) {
        super(reason);
    }
}
