package copytaster.ingest.formats;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the old text formats share. IPTC 7901 and ANPA 1312 frame a message by control characters: SOH header STX text ETX
 * time EOT, after some SYN, and a file may hold several. Gateways strip the characters, so a message is also told by its
 * header line.
 */
final class Teleprinter {

    static final char SOH = 1;
    static final char STX = 2;
    static final char ETX = 3;
    static final char EOT = 4;
    static final char BEL = 7;

    /**
     * One message of a delivery.
     *
     * @param text decoded, its lines ended by a line feed, its control characters as they came
     */
    record Message(byte[] original, String text) {

        /** The text without the characters that only steered a printer; tabs and line ends stay. */
        String printed() {
            return STEERING.matcher(text).replaceAll("");
        }

        /** Framed by control characters, and the end of the frame is not there. */
        boolean breaksOff() {
            int begin = Math.max(text.indexOf(SOH), text.indexOf(STX));
            return begin >= 0 && text.indexOf(ETX, begin) < 0 && text.indexOf(EOT, begin) < 0;
        }
    }

    /** At the start of a line or after the message before, whatever stands in front of the header. */
    static final String MESSAGE_BEGINS = "(?m)(?:^|(?<=\\x04))[\\x00-\\x03\\x05-\\x09\\x0B\\x0C\\x0E-\\x20]{0,200}";

    static final Pattern STEERING = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F]");
    private static final Pattern LIST_ITEM = Pattern.compile("\\n(?=[*\u2022] \\S)");
    private static final Pattern LINE_END = Pattern.compile("\\r*\\n|\\r+");
    private static final String LETTERS_OF_OLD_PCS =
            "\u0081\u0082\u0083\u0084\u0087\u0088\u0089\u008A\u008B\u008C\u008E" + "\u0090\u0094\u0099\u009A";

    private Teleprinter() {}

    /**
     * The messages of a delivery. The cut is made in the bytes, so that each keeps its own.
     *
     * @param header where a message begins, at the start of a line
     */
    static List<Message> messages(Content content, Pattern header) {
        byte[] bytes = content.bytes();
        if (isWide(content)) {
            bytes = content.text().getBytes(StandardCharsets.UTF_8);
        }
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        var starts = new ArrayList<Integer>();
        Matcher begin = header.matcher(raw);
        boolean framed = raw.indexOf(SOH) >= 0;
        while (begin.find()) {
            if (framed && !starts.isEmpty() && begin.group().indexOf(SOH) < 0) {
                continue;
            }
            starts.add(starts.isEmpty() ? 0 : begin.start());
        }
        var messages = new ArrayList<Message>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : bytes.length;
            byte[] own = starts.size() == 1 ? content.bytes() : Arrays.copyOfRange(bytes, starts.get(i), end);
            byte[] readable = starts.size() == 1 ? bytes : own;
            String text = new String(readable, charset(readable, content));
            messages.add(new Message(own, LINE_END.matcher(text).replaceAll("\n")));
        }
        return messages;
    }

    /**
     * Nothing in these formats says how their letters are written: as UTF-8 when they are, else as Latin-1 or, from old
     * gateways, in the code page of a PC, where the bytes of letters are quotes and controls in Latin-1.
     */
    private static Charset charset(byte[] bytes, Content content) {
        if (content.charset().equals(StandardCharsets.UTF_8) || isWide(content)) {
            return StandardCharsets.UTF_8;
        }
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int old = 0;
        int latin = 0;
        for (int i = 1; i + 1 < raw.length(); i++) {
            boolean inWord = isLetter(raw.charAt(i - 1)) && isLetter(raw.charAt(i + 1));
            if (inWord && LETTERS_OF_OLD_PCS.indexOf(raw.charAt(i)) >= 0) {
                old++;
            } else if (inWord && raw.charAt(i) >= 0xC0) {
                latin++;
            }
        }
        if (old > latin) {
            return Charset.forName("IBM850");
        }
        boolean wide = content.charset().newEncoder().maxBytesPerChar() > 1;
        return wide ? content.charset() : Charset.forName("windows-1252");
    }

    /** A line without the marks, and the blanks, that end it. */
    static String withoutEnd(String line, String marks) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) <= ' ' || marks.indexOf(line.charAt(end - 1)) >= 0)) {
            end--;
        }
        return line.substring(0, end);
    }

    /** The text of lines, where an item of a list begins a paragraph. */
    static String paragraphs(List<String> lines) {
        String text = String.join("\n", lines.stream().map(Teleprinter::row).toList());
        return PlainText.ofText(LIST_ITEM.matcher(text).replaceAll("\n\n"));
    }

    /** dpa rules its tables as Markdown does. */
    private static String row(String line) {
        String bare = line.strip();
        boolean ruled = bare.length() > 2 && bare.startsWith("|") && bare.endsWith("|");
        return ruled
                ? String.join(
                        "\t",
                        Stream.of(bare.substring(1, bare.length() - 1).split("\\|"))
                                .map(String::strip)
                                .toList())
                : line;
    }

    /** In two or four bytes a character, where no byte alone says anything. */
    private static boolean isWide(Content content) {
        String charset = content.charset().name();
        return charset.startsWith("UTF-16") || charset.startsWith("UTF-32");
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** How many bells ring at once where most do: five announce an urgent message. */
    static int bells(String text) {
        int most = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == BEL ? run + 1 : 0;
            most = Math.max(most, run);
        }
        return most;
    }
}
