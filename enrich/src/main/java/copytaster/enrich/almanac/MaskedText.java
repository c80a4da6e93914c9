package copytaster.enrich.almanac;

import copytaster.enrich.words.Resource;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text as a sequence of word hashes in which every run of figures, and every run of names, is one mark: what remains of
 * it when another day's or another company's is told in the same form. Months, weekdays and small numbers in words are
 * figures. A name is a word with a capital inside a sentence, or at its head where another capital follows; a line
 * without small letters has no names that could be told. Chinese and Japanese give overlapping pairs of characters.
 */
final class MaskedText {

    /** Stands for figures and dates. */
    static final int FIGURE = 1;

    /** Stands for names. */
    static final int NAME = 2;

    private static final int LONGEST_PAIRED = 3;

    private static final Set<String> FIGURES = Resource.lines(MaskedText.class, "masked.tsv").stream()
            .flatMap(
                    line -> Arrays.stream(line.substring(line.indexOf('\t') + 1).split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_FIGURE =
            FIGURES.stream().mapToInt(String::length).max().orElse(0);

    private final String text;
    private final IntArrayList hashes = new IntArrayList();
    private int words;
    private int at;
    private int lineEnds;
    private boolean lineHasCase;
    private boolean sentenceBegins = true;

    private MaskedText(String text) {
        this.text = text;
    }

    static MaskedText of(String text) {
        var masked = new MaskedText(text);
        masked.read();
        return masked;
    }

    /** One hash a word, {@link #FIGURE} or {@link #NAME} a run of such, in the order of the text. */
    int[] hashes() {
        return hashes.toIntArray();
    }

    /** How many of the hashes are words. */
    int words() {
        return words;
    }

    private void read() {
        beginLine();
        int before = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean paired = isPaired(point);
            if (paired) {
                if (isPairedFigure()) {
                    before = 0;
                    continue;
                }
                if (before != 0) {
                    add(HashCommon.murmurHash3(before * 31 + point));
                }
                at += Character.charCount(point);
            } else if (Character.isLetterOrDigit(point)) {
                word();
            } else {
                separator(point);
            }
            before = paired ? point : 0;
        }
    }

    private void separator(int point) {
        at += Character.charCount(point);
        if (point == '\n') {
            sentenceBegins |= at < text.length() && Character.isWhitespace(text.charAt(at));
            beginLine();
        } else {
            sentenceBegins |= point == '.' || point == '!' || point == '?';
        }
    }

    private void beginLine() {
        int end = text.indexOf('\n', at);
        lineEnds = end < 0 ? text.length() : end;
        lineHasCase = text.substring(at, lineEnds).codePoints().anyMatch(Character::isLowerCase);
    }

    /** A weekday or a month in characters, stepped over. */
    private boolean isPairedFigure() {
        for (int length = LONGEST_PAIRED; length > 1; length--) {
            if (at + length <= text.length() && FIGURES.contains(text.substring(at, at + length))) {
                at += length;
                mark(FIGURE);
                return true;
            }
        }
        return false;
    }

    private void word() {
        int from = at;
        boolean figure = Character.isDigit(text.codePointAt(at));
        at = figure ? figureEnd(from) : wordEnd(from);
        if (figure || isFigure(text.substring(from, at))) {
            mark(FIGURE);
        } else if (isName(from)) {
            mark(NAME);
        } else {
            add(HashCommon.murmurHash3(
                    text.substring(from, at).toLowerCase(Locale.ROOT).hashCode()));
        }
        sentenceBegins = false;
    }

    private static boolean isFigure(String word) {
        // Korean writes its particles on to the weekday: 월요일은.
        boolean korean = word.length() > 3 && UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.HANGUL;
        if (korean || word.length() <= LONGEST_FIGURE) {
            if (FIGURES.contains(korean ? word.substring(0, 3) : word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(int from) {
        if (!lineHasCase || !Character.isUpperCase(text.codePointAt(from))) {
            return false;
        }
        boolean capitalFollows =
                at + 1 < text.length() && text.charAt(at) == ' ' && Character.isUpperCase(text.codePointAt(at + 1));
        return !sentenceBegins || capitalFollows;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            boolean inside = Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
            if (!inside || isPaired(point)) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private int figureEnd(int from) {
        int end = from;
        while (end < text.length()) {
            boolean between = ".,/:-".indexOf(text.charAt(end)) >= 0
                    && end + 1 < text.length()
                    && Character.isDigit(text.charAt(end + 1));
            if (!between && !Character.isDigit(text.charAt(end))) {
                break;
            }
            end++;
        }
        return Math.max(end, from + Character.charCount(text.codePointAt(from)));
    }

    private void mark(int mark) {
        if (hashes.isEmpty() || hashes.getInt(hashes.size() - 1) != mark) {
            hashes.add(mark);
        }
    }

    private void add(int hash) {
        hashes.add(hash);
        words++;
    }

    private static boolean isPaired(int point) {
        if (point < 0x2E80) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }
}
