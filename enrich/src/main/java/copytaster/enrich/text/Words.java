package copytaster.enrich.text;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * A text as a sequence of word hashes: letters and digits, lower case, everything else ignored. Chinese and Japanese,
 * which write no spaces, give overlapping pairs of characters. Numbers lose their separators, so that 3,345 is 3.345.
 */
public final class Words {

    /** Year, month, day, hour, minute. */
    private static final String KOREAN_DATE_UNITS = "년월일시분";

    private final IntArrayList hashes = new IntArrayList();
    private final IntArrayList facts = new IntArrayList();
    private boolean sentenceBegins = true;

    private Words() {}

    public static Words of(String text) {
        var words = new Words();
        words.read(text);
        return words;
    }

    /** One hash a word, in the order of the text. */
    public int[] hashes() {
        return hashes.toIntArray();
    }

    /**
     * One hash a figure or name, in the order of the text. A name is a word with a capital that does not begin a
     * sentence. Years, and the days and hours of Korean dates, are no figures: they are the same in every notice of a day.
     */
    public int[] facts() {
        return facts.toIntArray();
    }

    public int count() {
        return hashes.size();
    }

    private void read(String text) {
        int length = text.length();
        int ideograph = 0;
        int at = 0;
        while (at < length) {
            int point = text.codePointAt(at);
            if (isIdeograph(point)) {
                if (ideograph != 0) {
                    hashes.add(mix(ideograph * 31 + point));
                }
                ideograph = point;
                at += Character.charCount(point);
                continue;
            }
            ideograph = 0;
            if (Character.isDigit(point)) {
                at = number(text, at);
            } else if (Character.isLetter(point)) {
                at = word(text, at);
            } else {
                sentenceBegins |= point == '.' || point == '!' || point == '?' || point == '\n';
                at += Character.charCount(point);
            }
        }
    }

    private int word(String text, int from) {
        int hash = 17;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!Character.isLetterOrDigit(point) && Character.getType(point) != Character.NON_SPACING_MARK
                    || isIdeograph(point)) {
                break;
            }
            hash = hash * 31 + Character.toLowerCase(point);
            at += Character.charCount(point);
        }
        hashes.add(mix(hash));
        if (Character.isUpperCase(text.codePointAt(from)) && !sentenceBegins) {
            facts.add(mix(hash));
        }
        sentenceBegins = false;
        return at;
    }

    private int number(String text, int from) {
        int hash = 19;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean separator = (point == '.' || point == ',')
                    && at + 1 < text.length()
                    && Character.isDigit(text.codePointAt(at + 1));
            if (!Character.isDigit(point) && !separator) {
                break;
            }
            if (!separator) {
                hash = hash * 31 + Character.digit(point, 10);
            }
            at += Character.charCount(point);
        }
        hashes.add(mix(hash));
        if (!isDate(text, from, at)) {
            facts.add(mix(hash));
        }
        sentenceBegins = false;
        return at;
    }

    private static boolean isDate(String text, int from, int to) {
        if (to < text.length() && KOREAN_DATE_UNITS.indexOf(text.charAt(to)) >= 0) {
            return true;
        }
        return to - from == 4 && (text.startsWith("19", from) || text.startsWith("20", from));
    }

    private static boolean isIdeograph(int point) {
        return point >= 0x3040 && point <= 0x30FF
                || point >= 0x3400 && point <= 0x9FFF
                || point >= 0x20000 && point <= 0x323AF;
    }

    /** MurmurHash3's 32-bit finaliser. */
    static int mix(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
