package copytaster.ingest.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * One delivery as text.
 *
 * @param bytes as they came
 * @param text decoded, without its byte order mark
 * @param charset what it was decoded with
 * @param mark the byte order mark it began with, empty when it had none
 */
record Content(byte[] bytes, String text, Charset charset, byte[] mark) {

    private static final char MARK_LEFT_OVER = (char) 0xFEFF;

    /** The local name of the first element; empty when this is not XML. */
    String root() {
        int at = rootAt();
        int to = at + 1;
        while (at >= 0
                && to < text.length()
                && (Character.isLetterOrDigit(text.charAt(to)) || "_.:-".indexOf(text.charAt(to)) >= 0)) {
            to++;
        }
        String name = at < 0 ? "" : text.substring(at + 1, to);
        return name.substring(name.indexOf(':') + 1);
    }

    /** Where the first element begins, past declarations, comments and a DOCTYPE; -1 when there is none. */
    private int rootAt() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c <= ' ' || c == MARK_LEFT_OVER) {
                at++;
            } else if (c != '<') {
                return -1;
            } else if (text.startsWith("<!--", at)) {
                at = after("-->", at);
            } else if (text.startsWith("<?", at)) {
                at = after("?>", at);
            } else if (text.startsWith("<!", at)) {
                int close = after(">", at);
                int subset = text.indexOf('[', at);
                at = subset >= 0 && subset < close ? after(">", after("]", at)) : close;
            } else {
                return at;
            }
        }
        return -1;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Does the text begin like JSON? */
    boolean looksLikeJson() {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** A part of the text, or the text less some of its items, in the encoding and with the mark of the whole. */
    byte[] encode(String part) {
        byte[] encoded = part.getBytes(charset);
        if (mark.length == 0) {
            return encoded;
        }
        var out = new ByteArrayOutputStream(mark.length + encoded.length);
        out.writeBytes(mark);
        out.writeBytes(encoded);
        return out.toByteArray();
    }
}
