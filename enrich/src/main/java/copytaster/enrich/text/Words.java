package copytaster.enrich.text;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * A text as a sequence of word hashes: letters and digits, lower case, everything else ignored. Chinese and Japanese,
 * which write no spaces, give overlapping pairs of characters; a Korean word gives its first two syllables, since what
 * follows is mostly particles and endings. Numbers lose their separators, so that 3,345 is 3.345. A word broken by a
 * hyphen at the end of a line is one word. Figures have odd hashes, all other words even ones.
 */
public final class Words {

    /** Year, month, day, hour, minute, in Korean, Japanese and Chinese. */
    private static final String DATE_UNITS = "년월일시분年月日時时分";

    /** Hundred, thousand, ten thousand and so on, as they stand inside a figure: 4천820억. */
    private static final String POWERS = "백천만억조百千万萬億亿兆";

    /** A text with more capitals than this for each small letter is set in capitals: they tell no names. */
    private static final int CAPITALS = 4;

    private static final int STEM_SYLLABLES = 2;

    private final IntArrayList hashes = new IntArrayList();
    private final IntArrayList figures = new IntArrayList();
    private final IntArrayList names = new IntArrayList();
    private boolean sentenceBegins = true;
    private int small;
    private int capital;

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
     * One hash a figure or name, in no order. A name is a word with a capital that does not begin a sentence; a text in
     * capitals has none. Years, and the days and hours of dates in the manner of East Asia, are no figures: they are the
     * same in every notice of a day.
     */
    public int[] facts() {
        var facts = new IntArrayList(figures);
        if (capital <= small * CAPITALS) {
            facts.addAll(names);
        }
        return facts.toIntArray();
    }

    public static boolean isFigure(int hash) {
        return (hash & 1) != 0;
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
                    addWord(ideograph * 31 + point);
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
                sentenceBegins |=
                        point == '.' || point == '!' || point == '?' || point == '\n' && endsParagraph(text, at);
                at += Character.charCount(point);
            }
        }
    }

    /** A line end that no blank follows is a wrapped line's, and ends nothing. */
    private static boolean endsParagraph(String text, int at) {
        return at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
    }

    private int word(String text, int from) {
        int hash = 17;
        int syllables = 0;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point == '-' && continues(text, at)) {
                at += 2;
                continue;
            }
            if (!Character.isLetterOrDigit(point) && Character.getType(point) != Character.NON_SPACING_MARK
                    || isIdeograph(point)) {
                break;
            }
            if (Character.isUpperCase(point)) {
                capital++;
            } else if (Character.isLowerCase(point)) {
                small++;
            }
            if (!isSyllable(point) || syllables++ < STEM_SYLLABLES) {
                hash = hash * 31 + Character.toLowerCase(point);
            }
            at += Character.charCount(point);
        }
        addWord(hash);
        if (Character.isUpperCase(text.codePointAt(from)) && !sentenceBegins) {
            names.add(hashes.getInt(hashes.size() - 1));
        }
        sentenceBegins = false;
        return at;
    }

    private void addWord(int hash) {
        hashes.add(mix(hash) & ~1);
    }

    /** Does the word go on after this hyphen, on the next line? */
    private static boolean continues(String text, int hyphen) {
        return hyphen + 2 < text.length()
                && text.charAt(hyphen + 1) == '\n'
                && Character.isLowerCase(text.charAt(hyphen + 2));
    }

    private int number(String text, int from) {
        int hash = 19;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean separator = (point == '.' || point == ',')
                    && at + 1 < text.length()
                    && Character.isDigit(text.codePointAt(at + 1));
            boolean power = POWERS.indexOf(point) >= 0;
            if (!Character.isDigit(point) && !separator && !power) {
                break;
            }
            if (!separator) {
                hash = hash * 31 + (power ? point : Character.digit(point, 10));
            }
            at += Character.charCount(point);
        }
        if (isDate(text, from, at)) {
            addWord(hash);
        } else {
            hashes.add(mix(hash) | 1);
            figures.add(mix(hash) | 1);
        }
        sentenceBegins = false;
        return at;
    }

    private static boolean isDate(String text, int from, int to) {
        if (to < text.length() && DATE_UNITS.indexOf(text.charAt(to)) >= 0) {
            return true;
        }
        boolean grouped = to - from == 5 && !Character.isDigit(text.charAt(from + 1));
        boolean four = to - from == 4 && Character.isDigit(text.charAt(from + 1));
        if (!four && !grouped) {
            return false;
        }
        char century = text.charAt(grouped ? from + 2 : from + 1);
        return text.charAt(from) == '1' && century == '9' || text.charAt(from) == '2' && century == '0';
    }

    private static boolean isSyllable(int point) {
        return point >= 0xAC00 && point <= 0xD7A3;
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
