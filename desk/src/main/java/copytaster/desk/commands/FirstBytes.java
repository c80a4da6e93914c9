package copytaster.desk.commands;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The first bytes of something as one line: text as UTF-8, all else escaped, so that nothing in it can steer a terminal. */
public final class FirstBytes {

    private FirstBytes() {}

    /** @param most how many bytes to show; what follows is told by an ellipsis */
    public static String shown(byte[] bytes, int most) {
        var shown = new StringBuilder();
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, Math.min(most, bytes.length));
        CharBuffer text = CharBuffer.allocate(left.remaining() + 1);
        while (true) {
            CoderResult result = utf8.decode(left, text, bytes.length <= most);
            text.flip().codePoints().forEach(letter -> append(shown, letter));
            text.clear();
            if (!result.isError()) {
                break;
            }
            for (int i = 0; i < result.length(); i++) {
                shown.append("\\x%02X".formatted(left.get()));
            }
            utf8.reset();
        }
        return shown.append(bytes.length > most ? "…" : "").toString();
    }

    /** A text of the agency's or of a file's name, with the same care. */
    public static String line(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(letter -> append(shown, letter));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int letter) {
        switch (letter) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            case '\\' -> shown.append("\\\\");
            default -> {
                switch (Character.getType(letter)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED ->
                        shown.append(letter < 0x80 ? "\\x%02X".formatted(letter) : "\\u{%X}".formatted(letter));
                    default -> shown.appendCodePoint(letter);
                }
            }
        }
    }
}
