package copytaster.sink;

/**
 * The number by which the index decides which of two documents is newer: {@code generation * 2^42 + revision}, and 2^62
 * more for a kill.
 *
 * <p>A revision is in milliseconds, which fit in 42 bits until the year 2109. A kill stands above every text of every
 * generation: a re-run into a new generation passes the story's text again before it reaches the kill, and must not bring
 * the text back on the way. Nothing un-kills a story.
 */
final class ExternalVersion {

    static final int MAX_GENERATION = (1 << 20) - 1;
    static final long KILL = 1L << 62;

    private static final int REVISION_BITS = 42;

    private ExternalVersion() {}

    /** @throws IllegalArgumentException if a part does not fit its place */
    static long of(int generation, long revision, boolean killed) {
        if (generation < 0 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("generation " + generation + " is not between 0 and " + MAX_GENERATION);
        }
        if (revision < 0 || revision >>> REVISION_BITS != 0) {
            throw new IllegalArgumentException("revision " + revision + " does not fit in 42 bits");
        }
        return ((long) generation << REVISION_BITS) + revision + (killed ? KILL : 0);
    }
}
