package copytaster.desk;

/** Is there a person at the other end? Only the launcher can tell on every JDK. */
public final class Terminal {

    private Terminal() {}

    /** True where progress may be shown; in a pipe or a log it is noise. */
    public static boolean watched() {
        return Boolean.getBoolean("copytaster.terminal");
    }

    /** True where standard output is a screen, on which a table may stand still. */
    public static boolean shown() {
        return Boolean.getBoolean("copytaster.screen");
    }
}
