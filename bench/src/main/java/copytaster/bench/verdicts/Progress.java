package copytaster.bench.verdicts;

/** One line on a terminal that tells how far a long run has come; nothing where nobody watches. */
final class Progress {

    private static final boolean WATCHED = Boolean.getBoolean("copytaster.terminal");
    private static final int EVERY = 10_000;

    private Progress() {}

    static void tell(String what, long done, long of) {
        if (WATCHED && (done % EVERY == 0 || done == of)) {
            System.err.printf("\r%s: %d of %d        %s", what, done, of, done == of ? "\r" : "");
        }
    }
}
