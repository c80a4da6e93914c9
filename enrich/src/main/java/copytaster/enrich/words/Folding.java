package copytaster.enrich.words;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes spellings equal that readers take for equal, one character for one, so that positions in the folded text are positions in the
 * text: small letters, no accents on Latin, Greek and Arabic letters, one apostrophe, and a blank for every hyphen and line end.
 * Hangul, Kana and Cyrillic keep their marks, which tell letters apart there.
 */
public final class Folding {
    private static final char[] TABLE = new char[Character.MAX_VALUE + 1];

    static {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            TABLE[c] = foldOne((char) c);
        }
    }

    private Folding() {}

    public static char fold(char c) {
        return TABLE[c];
    }

    public static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = TABLE[folded[i]];
        }
        return new String(folded);
    }

    private static char foldOne(char c) {
        switch (c) {
            case '’', '‘', 'ʼ', '`', '´', 'ʻ' -> {
                return '\'';
            }
            case '-', '‐', '‑', '‒', '–', '—', '\n', '\r', '\t', '\u00a0', '\u3000', '_' -> {
                return ' ';
            }
            case '‧', '・', 'ㆍ', '∙', '•' -> {
                return '·';
            }
            case 'ł', 'Ł' -> {
                return 'l';
            }
            case 'ø', 'Ø' -> {
                return 'o';
            }
            case 'đ', 'Đ' -> {
                return 'd';
            }
            case 'ı', 'İ' -> {
                return 'i';
            }
            case 'ß' -> {
                return 's';
            }
            default -> {}
        }
        if (c < 128) {
            return Character.toLowerCase(c);
        }
        if (c >= '\uff01' && c <= '\uff5e') {
            return Character.toLowerCase((char) (c - 0xfee0));
        }
        if (Character.isSurrogate(c)) {
            return c;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        String base = String.valueOf(c);
        if (script == Character.UnicodeScript.LATIN
                || script == Character.UnicodeScript.GREEK
                || script == Character.UnicodeScript.ARABIC) {
            base = Normalizer.normalize(base, Normalizer.Form.NFD);
        }
        String small = base.substring(0, 1).toLowerCase(Locale.ROOT);
        return small.charAt(0);
    }
}
