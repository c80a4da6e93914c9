package copytaster.ingest.formats;

/**
 * White space as agencies send it: Java's, the no-break space, Unicode's separators of lines and paragraphs. By hand,
 * because every character of every wire passes here, and almost all of them stay as they are.
 */
final class Spaces {

    private Spaces() {}

    static boolean is(char c) {
        return c <= ' ' ? c == ' ' || c >= '\t' && c <= '\r' : c == 0xA0 || c == 0x2028 || c == 0x2029;
    }

    /** Each run of white space as one space; the text itself where that is so already. */
    static String single(String text) {
        int kept = firstToChange(text);
        if (kept == text.length()) {
            return text;
        }
        var single = new StringBuilder(text.length()).append(text, 0, kept);
        boolean inside = kept > 0 && text.charAt(kept - 1) == ' ';
        for (int i = kept; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = is(c);
            if (!space) {
                single.append(c);
            } else if (!inside) {
                single.append(' ');
            }
            inside = space;
        }
        return single.toString();
    }

    private static int firstToChange(String text) {
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = is(c);
            if (space && (c != ' ' || inside)) {
                return i;
            }
            inside = space;
        }
        return text.length();
    }
}
