package copytaster.ingest.formats;

/**
 * Text that an agency laid out for a printer and then put into one paragraph of markup: paragraphs begin indented, tables
 * stand in columns. Reuters and ANSA send it. Lines that are only broken, or all indented by a tidy writer, are not laid out.
 */
final class LaidOut {

    private static final int INDENT = 3;
    private static final int GAP = 3;
    private static final int ROWS = 3;

    private LaidOut() {}

    static boolean is(String run) {
        int at = run.indexOf('\n');
        if (at < 0) {
            return false;
        }
        boolean flush = false;
        boolean indented = false;
        int rows = 0;
        while (at >= 0) {
            int end = run.indexOf('\n', at + 1);
            int to = end < 0 ? run.length() : end;
            int text = at + 1;
            while (text < to && run.charAt(text) <= ' ') {
                text++;
            }
            if (text < to) {
                int indent = text - at - 1;
                flush |= indent == 0;
                indented |= indent >= INDENT;
                rows += hasGap(run, text, to) ? 1 : 0;
            }
            at = end;
        }
        return flush && (indented || rows >= ROWS);
    }

    /** Its paragraphs apart by a blank line, its rows by a line end; white space at its ends stands for what it did. */
    static String shaped(String run) {
        String text = PlainText.ofText(run);
        if (text.isEmpty()) {
            return " ";
        }
        int start = 0;
        while (run.charAt(start) <= ' ') {
            start++;
        }
        int lineEnd = run.lastIndexOf('\n', start);
        boolean begins = lineEnd >= 0 && start - lineEnd > INDENT;
        String before = begins ? "\n\n" : start > 0 ? " " : "";
        return before + text + (run.charAt(run.length() - 1) <= ' ' ? " " : "");
    }

    private static boolean hasGap(String run, int from, int to) {
        int spaces = 0;
        for (int i = from; i < to; i++) {
            if (run.charAt(i) == ' ') {
                spaces++;
            } else if (spaces >= GAP && run.charAt(i) > ' ') {
                return true;
            } else {
                spaces = 0;
            }
        }
        return false;
    }
}
