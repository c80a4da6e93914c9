package copytaster.desk.dead;

/** Who gave up on a record. */
public enum Stage {
    /** It could not be decoded, or not be entered in the desk book. */
    ENRICH("enrich"),

    /** The index does not take it. */
    SINK("sink"),

    /** The receiver of a webhook will not have it. */
    WEBHOOK("webhook"),

    /** A record on wire.dead that does not say where it came from. */
    UNKNOWN("unknown");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** As it is said and asked for. */
    public String word() {
        return word;
    }
}
