package copytaster.ingest.formats;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Has broken markup mended by jsoup, which takes time by the square of the length of a tag's name. No name is long, so what
 * is too long to be one is text.
 */
final class TagSoup {

    private static final int LONGEST_NAME = 200;

    private TagSoup() {}

    static Document html(String html) {
        return Jsoup.parse(tamed(html));
    }

    static Document xml(String xml) {
        return Jsoup.parse(tamed(xml), "", Parser.xmlParser());
    }

    private static String tamed(String markup) {
        var tamed = new StringBuilder();
        int copied = 0;
        int at = markup.indexOf('<');
        while (at >= 0) {
            int end = endOfName(markup, at + 1);
            boolean name = end - at <= LONGEST_NAME;
            if (!name) {
                tamed.append(markup, copied, at).append("&lt;");
                copied = at + 1;
            }
            at = markup.indexOf('<', name ? end : copied);
        }
        return copied == 0
                ? markup
                : tamed.append(markup, copied, markup.length()).toString();
    }

    /** Where jsoup sees the end, which a second {@code <} is not; as far as a name may go. */
    private static int endOfName(String markup, int start) {
        int end = start;
        while (end < markup.length() && end - start <= LONGEST_NAME && !endsName(markup.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean endsName(char c, boolean first) {
        return c == '>' || Character.isWhitespace(c) || (c == '/' ? !first : first && !Character.isLetter(c));
    }
}
