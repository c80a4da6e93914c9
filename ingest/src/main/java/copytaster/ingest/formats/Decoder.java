package copytaster.ingest.formats;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns bytes into text by what they are before what they say: a byte order mark, then the zeros of UTF-16 and UTF-32, then
 * UTF-8 whatever is declared (agencies declare ISO-8859-1 over UTF-8), then the declaration and what the transport says if
 * they can be true, then a guess.
 */
final class Decoder {

    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final int DECLARATION = 400;
    private static final byte[] NO_MARK = {};
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset WITH_EURO = Charset.forName("ISO-8859-15");

    /** Stands where bytes were no text: where it does not stand, they were. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final char ESCAPE = '\u001B';
    /** How much is looked at for zeros, in bytes. */
    private static final int BEGINNING = 1_024;

    /** What agencies mean by the names they use: the supersets that hold the quotes and syllables they send. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("windows-949", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("big5", "x-windows-950"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"));

    private static final Set<Charset> LATIN = Set.of(WINDOWS, WITH_EURO);

    private Decoder() {}

    /** @param charset what the transport says, for example by Content-Type; empty when it says nothing */
    static Content decode(byte[] bytes, String charset) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, StandardCharsets.UTF_8, 3);
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return marked(bytes, UTF_32LE, 4);
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return marked(bytes, UTF_32BE, 4);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return marked(bytes, StandardCharsets.UTF_16BE, 2);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return marked(bytes, StandardCharsets.UTF_16LE, 2);
        }
        Optional<Charset> wide = wide(bytes);
        if (wide.isPresent()) {
            return plain(bytes, wide.get());
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return unicode(bytes, text);
        }
        return Utf8.damaged(bytes)
                .map(damaged -> new Content(bytes, damaged, StandardCharsets.UTF_8, NO_MARK))
                .orElseGet(() -> plain(bytes, narrow(bytes, charset)));
    }

    /** Valid UTF-8; but also all seven-bit text is that, and what was encoded twice. */
    private static Content unicode(byte[] bytes, String text) {
        if (text.length() == bytes.length) {
            return text.indexOf(ESCAPE) < 0
                    ? new Content(bytes, text, StandardCharsets.UTF_8, NO_MARK)
                    : shifted(bytes, text);
        }
        return new Content(bytes, Utf8.once(text), StandardCharsets.UTF_8, NO_MARK);
    }

    /** The seven-bit encodings of Japanese and Korean shift between their alphabets by escape sequences. */
    private static Content shifted(byte[] bytes, String text) {
        if (text.contains(ESCAPE + "$)C")) {
            return plain(bytes, Charset.forName("ISO-2022-KR"));
        }
        boolean japanese = text.contains(ESCAPE + "$B") || text.contains(ESCAPE + "$@") || text.contains(ESCAPE + "(J");
        return plain(bytes, japanese ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8);
    }

    /** Which of two or four bytes is mostly zero tells the encodings that use as many for each letter. */
    private static Optional<Charset> wide(byte[] bytes) {
        int looked = Math.min(bytes.length, BEGINNING) & ~3;
        int[] zeros = new int[4];
        for (int i = 0; i < looked; i++) {
            zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        int enough = Math.max(1, looked / 32);
        if (even + odd < enough) {
            return bytes.length < 4 && bytes.length > 1 && bytes[0] == 0 ^ bytes[1] == 0
                    ? Optional.of(bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
                    : Optional.empty();
        }
        if (zeros[0] * 4 == looked && zeros[1] * 5 > looked) {
            return Optional.of(UTF_32BE);
        }
        if (zeros[3] * 4 == looked && zeros[2] * 5 > looked) {
            return Optional.of(UTF_32LE);
        }
        if (odd > even * 8) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > odd * 8 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Charset narrow(byte[] bytes, String transport) {
        Optional<String> declared = declared(bytes);
        Charset charset = Stream.concat(declared.stream(), Stream.of(transport))
                .flatMap(name -> named(name).stream())
                .filter(named -> canBe(bytes, named))
                .findFirst()
                .orElseGet(() -> CharsetGuess.of(bytes));
        if (charset.equals(WINDOWS) && hasEuroOfLatin9(bytes)) {
            return WITH_EURO;
        }
        return charset.equals(WITH_EURO) && hasSignsOfWindows(bytes) ? WINDOWS : charset;
    }

    private static Optional<String> declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(start);
        return declaration.find() ? Optional.of(declaration.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        String plain = name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
        String meant = MEANT.getOrDefault(plain, plain);
        try {
            // Some charsets can only be read (ISO-2022-CN): no original could be written in them.
            return Charset.isSupported(meant) && Charset.forName(meant).canEncode()
                    ? Optional.of(Charset.forName(meant))
                    : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** Whether the bytes can be in a charset that is said of them; that they are no Unicode is known already. */
    private static boolean canBe(byte[] bytes, Charset charset) {
        if (charset.name().startsWith("UTF-") || charset.name().startsWith("ISO-2022")) {
            return false;
        }
        if (LATIN.contains(charset)) {
            return CharsetGuess.looksLatin(bytes);
        }
        boolean single = charset.newEncoder().maxBytesPerChar() == 1;
        long wrong =
                new String(bytes, charset).chars().filter(c -> c == REPLACEMENT).count();
        long high = 0;
        for (byte one : bytes) {
            high += one < 0 ? 1 : 0;
        }
        // A few broken characters do not make another charset of it.
        return single || wrong * 20 <= high || wrong <= 1;
    }

    /** The sign for "any currency" is in no news, but ISO-8859-15 has the euro's in its place. */
    private static boolean hasEuroOfLatin9(byte[] bytes) {
        boolean euro = false;
        for (int i = 0; i < bytes.length; i++) {
            if ((bytes[i] & 0xE0) == 0x80) {
                return false;
            }
            euro |= (bytes[i] & 0xFF) == 0xA4;
        }
        return euro;
    }

    /** Quotes, dashes and the euro of Windows stand where ISO-8859-15 has control characters. */
    private static boolean hasSignsOfWindows(byte[] bytes) {
        for (byte one : bytes) {
            if ((one & 0xE0) == 0x80) {
                return true;
            }
        }
        return false;
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
