package copytaster.replay.redaction;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Goes through a text and puts an invented word in the place of each that is not kept. */
final class RedactedText {

    private static final int LONGEST_FIGURE = 6;

    /** So many letters are a word's stem: what is inflected keeps it. */
    static final int STEM_LETTERS = 6;

    static final int STEM_SYLLABLES = 2;

    /** Year, month, day, hour, hundred, thousand and so on: in East Asia they are part of a figure or make it a date. */
    static final String UNITS = "년월일시분초백천만억조年月日時时分秒号一二三四五六七八九十百千万萬億亿兆〇";

    /** +34 91 555 0100, (02) 555-0100, 555-010-0199: what is dialled is no figure. */
    private static final Pattern TELEPHONE =
            Pattern.compile("\\+\\d{1,3}[ -]?\\(?\\d{1,4}\\)?(?:[ -]?\\d{2,4}){2,4}(?!\\d)"
                    + "|(?<![\\d-])\\(?0\\d{1,4}\\)?[ -]\\d{3,4}[ -]\\d{3,4}(?![\\d-])"
                    + "|(?<![\\d-])\\d{2,4}-\\d{3,4}-\\d{4}(?![\\d-])");

    /** What clings to a Korean word and says nothing of its own. */
    private static final Set<String> PARTICLES = Arrays.stream(
                    ("에서 에게 으로 까지 부터 라고 이라 라며 에는 에도 으며 지만 하고 하는 하며 하지 해서 했다 한다 된다 됐다 였다 이다 이며 이나 "
                                    + "에서는 에서도 에게는 으로는 으로서 이라고 이라며 이라는 라는 했다고 한다고 했으며 했지만 합니다 됩니다 입니다 습니다 들이 들은 들을 들의 만에 보다 처럼")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    private final KeptSpans spans;
    private final InventedWords words;
    private final InventedWords endings;

    /**
     * @param spans that stay
     * @param endings of words that are longer than a stem
     */
    RedactedText(KeptSpans spans, InventedWords words, InventedWords endings) {
        this.spans = spans;
        this.words = words;
        this.endings = endings;
    }

    String redact(String text) {
        if (text.isBlank()) {
            return text;
        }
        boolean[] kept = spans.of(text);
        char[] out = text.toCharArray();
        telephones(text, kept, out);
        var letters = new int[text.length()];
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (kept[at]) {
                at += Character.charCount(point);
            } else if (Character.isLetter(point)) {
                at = word(text, at, kept, letters, out);
            } else if (Character.isDigit(point)) {
                at = figure(text, at, kept, letters, out);
            } else {
                at += isEscape(text, at) ? 3 : Character.charCount(point);
            }
        }
        return new String(out);
    }

    private void telephones(String text, boolean[] kept, char[] out) {
        Matcher matcher = TELEPHONE.matcher(text);
        while (matcher.find()) {
            int[] digits = new int[matcher.end() - matcher.start()];
            int count = 0;
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (Character.isDigit(text.charAt(i))) {
                    digits[count++] = i;
                }
                kept[i] = true;
            }
            replace(text, digits, 0, count, words, out);
        }
    }

    /** %C3 in an address is one sign, not a word. */
    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private int figure(String text, int from, boolean[] kept, int[] digits, char[] out) {
        int count = 0;
        int at = from;
        while (at < text.length() && !kept[at] && Character.isDigit(text.codePointAt(at))) {
            digits[count++] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        if (count > LONGEST_FIGURE) {
            replace(text, digits, 0, count, words, out);
        }
        return at;
    }

    /** Marks over letters stay where they are, and so does a hyphen at the end of a line, which breaks no word. */
    private int word(String text, int from, boolean[] kept, int[] letters, char[] out) {
        UnicodeScript script = UnicodeScript.of(text.codePointAt(from));
        int count = 0;
        int at = from;
        while (at < text.length() && !kept[at]) {
            int point = text.codePointAt(at);
            boolean lengthens = isKana(script) && "ーｰﾞﾟ".indexOf(point) >= 0;
            if (Character.isLetter(point) && !lengthens) {
                if (UnicodeScript.of(point) != script) {
                    break;
                }
                letters[count++] = at;
            } else if (point == '-' && continues(text, at)) {
                at++;
            } else if (!lengthens && !isMark(point)) {
                break;
            }
            at += Character.charCount(point);
        }
        switch (script) {
            case HAN -> {
                for (int i = 0; i < count; i++) {
                    if (UNITS.indexOf(text.charAt(letters[i])) < 0) {
                        replace(text, letters, i, i + 1, words, out);
                    }
                }
            }
            case HANGUL -> korean(text, letters, count, from > 0 && kept[from - 1], out);
            case LATIN -> replaceFrom(3, text, letters, count, out);
            default -> replaceFrom(2, text, letters, count, out);
        }
        return Math.max(at, from + 1);
    }

    private void replaceFrom(int shortest, String text, int[] letters, int count, char[] out) {
        if (count >= shortest) {
            replace(text, letters, 0, Math.min(count, STEM_LETTERS), words, out);
        }
        if (count > STEM_LETTERS) {
            replace(text, letters, STEM_LETTERS, count, endings, out);
        }
    }

    /** Copies are found by the first two syllables, since what follows is mostly particles. */
    private void korean(String text, int[] letters, int count, boolean afterKept, char[] out) {
        char before = letters[0] == 0 ? ' ' : text.charAt(letters[0] - 1);
        int from = 0;
        while (from < count && Character.isDigit(before) && UNITS.indexOf(text.charAt(letters[from])) >= 0) {
            from++;
        }
        boolean begins = from == 0 && !(afterKept && KeptSpans.isHangul(before));
        if (begins && count >= STEM_SYLLABLES) {
            replace(text, letters, 0, STEM_SYLLABLES, words, out);
            from = STEM_SYLLABLES;
        }
        if (count - from > 1 && !PARTICLES.contains(text.substring(letters[from], letters[count - 1] + 1))) {
            replace(text, letters, from, count, endings, out);
        }
    }

    private static void replace(String text, int[] letters, int from, int to, InventedWords words, char[] out) {
        var word = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            word.appendCodePoint(Character.toLowerCase(text.codePointAt(letters[i])));
        }
        String invented = words.of(word.toString());
        int at = 0;
        for (int i = from; i < to; i++) {
            int letter = text.codePointAt(letters[i]);
            int other = invented.codePointAt(at);
            at += Character.charCount(other);
            if (other != Character.toLowerCase(letter)) {
                Character.toChars(inCaseOf(letter, other), out, letters[i]);
            }
        }
    }

    private static int inCaseOf(int letter, int other) {
        if (Character.isTitleCase(letter)) {
            return Character.toTitleCase(other);
        }
        return Character.isUpperCase(letter) ? Character.toUpperCase(other) : other;
    }

    /** Does the word go on after this hyphen, on the next line? */
    private static boolean continues(String text, int hyphen) {
        return hyphen + 2 < text.length()
                && text.charAt(hyphen + 1) == '\n'
                && Character.isLowerCase(text.charAt(hyphen + 2));
    }

    private static boolean isKana(UnicodeScript script) {
        return script == UnicodeScript.KATAKANA || script == UnicodeScript.HIRAGANA;
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
