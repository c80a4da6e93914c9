package copytaster.ingest.transports;

/** What becomes of a file that was read. */
public enum After {
    /** It stays for another system; what was read is remembered by name, size and time for 7 days more than it is there. */
    KEEP,
    /** It moves to {@code done} or {@code rejected} inside the folder. */
    MOVE,
    DELETE
}
