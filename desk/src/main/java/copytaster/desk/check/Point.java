package copytaster.desk.check;

/**
 * One thing that was looked at.
 *
 * @param about a word or two: brokers, topic wire.raw, state directory
 * @param finding for a person: what is there, and where it is not well, what to do
 */
public record Point(Level level, String about, String finding) {

    /** How well it is: with a failure, a start will fail or lose something. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    static Point ok(String about, String finding) {
        return new Point(Level.OK, about, finding);
    }

    static Point warn(String about, String finding) {
        return new Point(Level.WARN, about, finding);
    }

    static Point fail(String about, String finding) {
        return new Point(Level.FAIL, about, finding);
    }
}
