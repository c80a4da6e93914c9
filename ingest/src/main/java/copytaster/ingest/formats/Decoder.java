package copytaster.ingest.formats;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text by what they are before what they say: a byte order mark, then the zeros of UTF-16, then valid
 * UTF-8 whatever is declared (agencies declare ISO-8859-1 over UTF-8), then the declaration, then ICU's guess.
 */
final class Decoder {

    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int DECLARATION = 400;
    private static final byte[] NO_MARK = {};

    /** Stands where bytes were no text: where it does not stand, they were. */
    private static final char REPLACEMENT = '\uFFFD';

    /** What agencies mean by the names they use: the supersets that hold the quotes and syllables they send. */
    private static final Map<String, String> MEANT = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "euc-kr", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949",
            "ksc5601", "x-windows-949",
            "cp949", "x-windows-949",
            "shift_jis", "windows-31j",
            "gb2312", "GB18030");

    private Decoder() {}

    /** @param charset what the transport says, for example by Content-Type; empty when it says nothing */
    static Content decode(byte[] bytes, String charset) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, StandardCharsets.UTF_8, 3);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return marked(bytes, StandardCharsets.UTF_16BE, 2);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return marked(bytes, StandardCharsets.UTF_16LE, 2);
        }
        if (bytes.length >= 2 && bytes[0] == 0 && bytes[1] != 0) {
            return plain(bytes, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] != 0 && bytes[1] == 0) {
            return plain(bytes, StandardCharsets.UTF_16LE);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes)) {
            return new Content(bytes, text, StandardCharsets.UTF_8, NO_MARK);
        }
        Optional<Charset> declared = declared(bytes).or(() -> named(charset));
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8) && decodes(bytes, declared.get())) {
            return plain(bytes, declared.get());
        }
        return plain(bytes, guess(bytes));
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(start);
        return declaration.find() ? named(declaration.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        String meant = MEANT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        try {
            // Some charsets can only be read (ISO-2022-CN): no original could be written in them.
            return Charset.isSupported(meant) && Charset.forName(meant).canEncode()
                    ? Optional.of(Charset.forName(meant))
                    : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static Charset guess(byte[] bytes) {
        CharsetMatch match = new CharsetDetector().setText(bytes).detect();
        return Optional.ofNullable(match)
                .flatMap(found -> named(found.getName()))
                .orElse(Charset.forName("windows-1252"));
    }

    /** True also for UTF-8 whose last character was cut in two, as a broken transfer leaves it. */
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
        CharBuffer out = CharBuffer.allocate(8192);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            if (result.isUnderflow()) {
                return true;
            }
            if (result.isError()) {
                return false;
            }
            out.clear();
        }
    }

    private static boolean decodes(byte[] bytes, Charset charset) {
        try {
            strict(charset).decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            // windows-1252 leaves five bytes undefined; they are no reason to call it anything else.
            return charset.name().startsWith("windows-12") || charset.name().startsWith("ISO-8859");
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Content marked(byte[] bytes, Charset charset, int mark) {
        String text = new String(bytes, mark, bytes.length - mark, charset);
        return new Content(bytes, text, charset, Arrays.copyOf(bytes, mark));
    }

    private static Content plain(byte[] bytes, Charset charset) {
        return new Content(bytes, new String(bytes, charset), charset, NO_MARK);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
