package copytaster.ingest.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How much of some bytes is UTF-8, and what UTF-8 was before it was damaged. */
final class Utf8 {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final byte[] bytes;
    private int characters;
    private int strays;
    private int alone;

    private Utf8(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * UTF-8 in which some bytes were broken on their way is not some other charset. A single stray byte was broken; several,
     * each alone between ASCII, are Latin text that was put in without being converted.
     *
     * @return the text, or nothing when what fits is less than what does not
     */
    static Optional<String> damaged(byte[] bytes) {
        var utf8 = new Utf8(bytes);
        utf8.count();
        if (utf8.characters <= utf8.strays) {
            return Optional.empty();
        }
        boolean mixed = utf8.strays > 1 && utf8.alone == utf8.strays;
        return Optional.of(mixed ? utf8.mixed() : new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * What was encoded twice, when there is no doubt of it: every run of other characters than ASCII is itself UTF-8 that
     * was taken for Windows' Latin.
     */
    static String once(String text) {
        var mended = new StringBuilder(text.length());
        int runs = 0;
        int doubtful = 0;
        int at = 0;
        while (at < text.length()) {
            int to = at;
            while (to < text.length() && text.charAt(to) < 0x80) {
                to++;
            }
            mended.append(text, at, to);
            at = to;
            while (to < text.length() && text.charAt(to) >= 0x80) {
                to++;
            }
            if (to > at) {
                String run = text.substring(at, to);
                Optional<String> before = decoded(run);
                if (before.isEmpty()) {
                    return text;
                }
                mended.append(before.get());
                runs++;
                doubtful += isDoubtful(run) ? 1 : 0;
                at = to;
            }
        }
        return runs == 0 || (runs == 1 && doubtful == 1) ? text : mended.toString();
    }

    private static Optional<String> decoded(String run) {
        var taken = new ByteArrayOutputStream(run.length());
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            byte[] one =
                    c < 0x100 ? new byte[] {(byte) c} : run.substring(i, i + 1).getBytes(WINDOWS);
            if (c >= 0x100 && one[0] == '?') {
                return Optional.empty();
            }
            taken.writeBytes(one);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(taken.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notEncodedTwice) {
            return Optional.empty();
        }
    }

    /** A capital letter before a closing quote or a hard space can be meant. */
    private static boolean isDoubtful(String run) {
        return run.length() == 2 && !Character.isLetter(run.charAt(1));
    }

    private void count() {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                int length = length(i);
                if (length > 0) {
                    characters++;
                    i += length - 1;
                } else if (i + 4 < bytes.length) {
                    // A character that the end of the transfer has cut is no stray.
                    strays++;
                    alone += isAlone(i) ? 1 : 0;
                }
            }
        }
    }

    private boolean isAlone(int at) {
        return (at == 0 || bytes[at - 1] >= 0) && (at + 1 == bytes.length || bytes[at + 1] >= 0);
    }

    /** How many bytes the character at this place has, 0 when it is none of more than one. */
    private int length(int at) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean overlong = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
        boolean none = first == 0xED && second >= 0xA0 || first == 0xF4 && second >= 0x90;
        return overlong || none ? 0 : length;
    }

    private String mixed() {
        var whole = new ByteArrayOutputStream(bytes.length + strays * 2);
        for (int i = 0; i < bytes.length; i++) {
            int length = bytes[i] < 0 ? length(i) : 1;
            if (length > 0) {
                whole.write(bytes, i, length);
                i += length - 1;
            } else {
                whole.writeBytes(new String(bytes, i, 1, WINDOWS).getBytes(StandardCharsets.UTF_8));
            }
        }
        return whole.toString(StandardCharsets.UTF_8);
    }
}
