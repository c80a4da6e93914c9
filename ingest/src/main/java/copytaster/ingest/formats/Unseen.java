package copytaster.ingest.formats;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a text and is not to be read in it: scripts, soft hyphens, zero widths, control characters, hard spaces. */
final class Unseen {

    private static final Pattern BEGIN = Pattern.compile("(?i)<(script|style)\\b[^<>]*>");
    private static final Pattern SCRIPT_END = Pattern.compile("(?i)</script\\s*>");
    private static final Pattern STYLE_END = Pattern.compile("(?i)</style\\s*>");
    private static final String WINDOWS = windows();

    private Unseen() {}

    /**
     * The text without them; itself where there are none. Marks of direction and joiners stay, scripts of Asia need them.
     * Latin's control characters were Windows' quotes, dashes and euros once.
     */
    static String removed(String text) {
        int at = 0;
        while (at < text.length() && !isUnseen(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var seen = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isUnseen(c)) {
                seen.append(c);
            } else if (c >= 0x80 && c < 0xA0) {
                seen.append(WINDOWS.charAt(c - 0x80));
            } else if (c < ' ' || c == 0xA0) {
                seen.append(' ');
            }
        }
        return seen.toString();
    }

    /** The text without its scripts and style sheets; of one without an end, only its tag is taken. */
    static String withoutScripts(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        Matcher begin = BEGIN.matcher(text);
        if (!begin.find()) {
            return text;
        }
        var rest = new StringBuilder(text.length());
        Matcher script = SCRIPT_END.matcher(text);
        Matcher style = STYLE_END.matcher(text);
        boolean scriptEnds = true;
        boolean styleEnds = true;
        int at = 0;
        do {
            rest.append(text, at, begin.start());
            at = begin.end();
            if (begin.group(1).equalsIgnoreCase("script")) {
                scriptEnds = scriptEnds && script.find(at);
                at = scriptEnds ? script.end() : at;
            } else {
                styleEnds = styleEnds && style.find(at);
                at = styleEnds ? style.end() : at;
            }
            boolean between = !rest.isEmpty() && at < text.length();
            if (between && !Spaces.is(rest.charAt(rest.length() - 1)) && !Spaces.is(text.charAt(at))) {
                rest.append(' ');
            }
        } while (begin.find(at));
        return rest.append(text, at, text.length()).toString();
    }

    private static boolean isUnseen(char c) {
        if (c < 0x7F) {
            return c < ' ' && c != '\t' && c != '\n' && c != '\r';
        }
        if (c < 0x200B) {
            return c <= 0xA0 || c == 0xAD;
        }
        return c == 0x200B || c == 0x2060 || c >= 0xFEFF && (c == 0xFEFF || c >= 0xFFFE);
    }

    private static String windows() {
        byte[] controls = new byte[32];
        for (int i = 0; i < controls.length; i++) {
            controls[i] = (byte) (0x80 + i);
        }
        return new String(controls, Charset.forName("windows-1252")).replace('\uFFFD', ' ');
    }
}
