package copytaster.desk.replay;

import copytaster.desk.Terminal;
import java.util.function.DoubleConsumer;

/** Shows on a terminal how much of a work is done, and nothing in a pipe. */
final class Progress implements DoubleConsumer, AutoCloseable {

    private final String what;
    private int shown = -1;

    Progress(String what) {
        this.what = what;
    }

    /** @param done 0 to 1 */
    @Override
    public void accept(double done) {
        int percent = (int) (done * 100);
        if (percent != shown && Terminal.watched()) {
            System.err.print("\r" + what + " " + percent + " %");
            System.err.flush();
            shown = percent;
        }
    }

    /** Leaves the line. */
    @Override
    public void close() {
        if (shown >= 0) {
            System.err.println();
        }
    }
}
