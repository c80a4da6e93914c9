package copytaster.ingest.formats;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which charset bytes are in that say nothing of it, or lie. ICU knows what languages look like when there is
 * enough text; for a headline's worth, what each charset makes of the bytes tells more: words of one script, small letters
 * after small ones, no signs inside words.
 */
final class CharsetGuess {

    /** Those that agencies send; the first of equals wins. */
    private static final List<String> CANDIDATES = List.of(
            "windows-1252",
            "x-windows-949",
            "windows-31j",
            "EUC-JP",
            "GB18030",
            "Big5",
            "windows-1251",
            "KOI8-R",
            "ISO-8859-5",
            "windows-1256",
            "ISO-8859-6",
            "windows-1253",
            "windows-1255",
            "windows-1254",
            "windows-1250",
            "ISO-8859-2",
            "x-windows-874");

    /** ICU's names for what is in the list under another name. */
    private static final Map<String, String> NAMES = Map.of(
            "ISO-8859-1", "windows-1252",
            "ISO-8859-9", "windows-1254",
            "ISO-8859-7", "windows-1253",
            "ISO-8859-8", "windows-1255",
            "ISO-8859-8-I", "windows-1255",
            "Shift_JIS", "windows-31j",
            "EUC-KR", "x-windows-949");

    private static final int SAMPLE = 8_192;
    private static final int AROUND = 16;
    private static final String SIGNS_IN_WORDS = "\u2019\u2018\u00B7\u00AD\u2010\u2011\u2013\u2014\u00A0\u30FC";

    private CharsetGuess() {}

    static Charset of(byte[] bytes) {
        byte[] sample = sample(bytes);
        Map<String, Integer> known = known(sample);
        String best = CANDIDATES.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (String candidate : CANDIDATES) {
            double score = score(sample, candidate) + known.getOrDefault(candidate, 0) / 60.0;
            if (score > most) {
                best = candidate;
                most = score;
            }
        }
        return Charset.forName(best);
    }

    /** Is this Latin text, or does a Latin charset only put up with it? Accents stand alone, other scripts in words. */
    static boolean looksLatin(byte[] bytes) {
        byte[] sample = sample(bytes);
        int all = 0;
        int together = 0;
        int run = 0;
        for (byte one : sample) {
            if (one < 0) {
                all++;
                run++;
                together += run == 3 ? 3 : run > 3 ? 1 : 0;
            } else {
                run = 0;
            }
        }
        return together * 3 < all;
    }

    private static Map<String, Integer> known(byte[] sample) {
        var known = new HashMap<String, Integer>();
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            known.merge(NAMES.getOrDefault(match.getName(), match.getName()), match.getConfidence(), Math::max);
        }
        return known;
    }

    /** The bytes that are not ASCII, with some of those around them: markup tells nothing. */
    private static byte[] sample(byte[] bytes) {
        byte[] sample = new byte[Math.min(bytes.length, SAMPLE)];
        int length = 0;
        int taken = 0;
        for (int i = 0; i < bytes.length && length < sample.length; i++) {
            if (bytes[i] < 0) {
                int from = Math.max(taken, i - AROUND);
                int to = Math.min(bytes.length, i + AROUND);
                int some = Math.min(Math.max(0, to - from), sample.length - length);
                System.arraycopy(bytes, from, sample, length, some);
                length += some;
                taken = Math.max(taken, from + some);
                i = Math.max(i, taken - 1);
            }
        }
        return Arrays.copyOf(sample, length);
    }

    /** Between some -3 and 3: how much sense the charset makes of the sample, for each byte that is not ASCII. */
    private static double score(byte[] sample, String charset) {
        String text = new String(sample, Charset.forName(charset));
        double score = 0;
        int high = 0;
        for (byte one : sample) {
            high += one < 0 ? 1 : 0;
        }
        int hangul = 0;
        int kana = 0;
        int han = 0;
        int accents = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                accents = 0;
                continue;
            }
            UnicodeScript script = UnicodeScript.of(c);
            switch (script) {
                case HANGUL -> hangul++;
                case HIRAGANA -> kana++;
                case KATAKANA -> kana += c < 0xFF00 ? 1 : 0;
                case HAN -> han++;
                default -> {
                    // Counted by its letters below.
                }
            }
            accents = script == UnicodeScript.LATIN ? accents + 1 : 0;
            score += one(text, i, script, accents);
        }
        int east = hangul + kana + han;
        return score / Math.max(1, high) + (score <= 0 || east == 0 ? 0 : eastern(charset, sample, hangul, kana, east));
    }

    private static double one(String text, int at, UnicodeScript script, int accents) {
        char c = text.charAt(at);
        if (c == '\uFFFD'
                || (c >= 0x80 && c < 0xA0)
                || Character.getType(c) == Character.PRIVATE_USE
                || !Character.isDefined(c)
                || (c >= 0xFF61 && c <= 0xFF9F)) {
            return -4;
        }
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (!Character.isLetter(c)) {
            boolean inside = Character.isLetter(before) && Character.isLetter(after);
            return Character.getType(c) == Character.NON_SPACING_MARK
                    ? 0.5
                    : inside && SIGNS_IN_WORDS.indexOf(c) < 0 && c < 0x3000 ? -3 : 0.2;
        }
        if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
            return -3;
        }
        if (script == UnicodeScript.LATIN) {
            boolean inWord = Character.isLetter(before) || Character.isLetter(after);
            return accents > 2 ? -2 : accents > 1 ? -0.5 : inWord ? 1 : 0.3;
        }
        boolean east = script == UnicodeScript.HAN
                || script == UnicodeScript.HANGUL
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA;
        if (east) {
            // A Latin sign and the letter after it make a character too, but one that stands alone.
            return isLatin(before) || isLatin(after) ? 0 : 2;
        }
        boolean mixed = isLatin(before) || isLatin(after);
        boolean same = UnicodeScript.of(before) == script || UnicodeScript.of(after) == script;
        return mixed ? -2 : same ? 1.2 : 0.2;
    }

    private static boolean isLatin(char c) {
        return Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN;
    }

    /** Nearly every byte pair is a character in every eastern charset; what makes a language of them is which. */
    private static double eastern(String charset, byte[] sample, int hangul, int kana, int all) {
        return switch (charset) {
            case "x-windows-949" -> hangul * 10 >= all * 9 ? 1 : -1.5;
            case "windows-31j", "EUC-JP" -> kana * 100 >= all * 15 ? 1 : -1.5;
            case "GB18030" -> 2 * share(sample, 0xB0, 0xD7, 0xA1) - 1;
            case "Big5" -> 2 * share(sample, 0xA4, 0xC6, 0x40) - 1.2;
            default -> -1;
        };
    }

    /** The share of the pairs that are among the charset's common characters. */
    private static double share(byte[] sample, int first, int last, int trail) {
        int pairs = 0;
        int common = 0;
        for (int i = 0; i + 1 < sample.length; i++) {
            if (sample[i] < 0) {
                int lead = sample[i] & 0xFF;
                pairs++;
                common += lead >= first && lead <= last && (sample[i + 1] & 0xFF) >= trail ? 1 : 0;
                i++;
            }
        }
        return pairs == 0 ? 0 : (double) common / pairs;
    }
}
