package copytaster.enrich.threads;

import copytaster.enrich.words.Folding;
import java.util.Map;

/**
 * Reads a figure as its value, however a language writes it: 1.2 million, 1,2 millones, 1 200 000, 120만, 百二十万. Dates,
 * hours, years and single digits are none: they are the same in too many stories.
 */
final class Figures {

    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
    private static final String SMALL_UNITS = "十十백百천千";
    private static final String DATE_UNITS = "년월일시분초年月日時时分秒号";
    private static final double NONE = -1;

    private static final Map<String, Double> MULTIPLIERS = Map.ofEntries(
            Map.entry("thousand", 1e3),
            Map.entry("mil", 1e3),
            Map.entry("mille", 1e3),
            Map.entry("tausend", 1e3),
            Map.entry("тыс", 1e3),
            Map.entry("тысяч", 1e3),
            Map.entry("тысячи", 1e3),
            Map.entry("الف", 1e3),
            Map.entry("million", 1e6),
            Map.entry("millions", 1e6),
            Map.entry("millones", 1e6),
            Map.entry("millon", 1e6),
            Map.entry("millionen", 1e6),
            Map.entry("milhoes", 1e6),
            Map.entry("milhao", 1e6),
            Map.entry("milioni", 1e6),
            Map.entry("milione", 1e6),
            Map.entry("mio", 1e6),
            Map.entry("mln", 1e6),
            Map.entry("млн", 1e6),
            Map.entry("миллион", 1e6),
            Map.entry("миллиона", 1e6),
            Map.entry("миллионов", 1e6),
            Map.entry("милн", 1e6),
            Map.entry("مليون", 1e6),
            Map.entry("milyon", 1e6),
            Map.entry("milliard", 1e9),
            Map.entry("milliards", 1e9),
            Map.entry("milliarde", 1e9),
            Map.entry("milliarden", 1e9),
            Map.entry("miliardi", 1e9),
            Map.entry("mrd", 1e9),
            Map.entry("bn", 1e9),
            Map.entry("mld", 1e9),
            Map.entry("млрд", 1e9),
            Map.entry("миллиард", 1e9),
            Map.entry("миллиарда", 1e9),
            Map.entry("миллиардов", 1e9),
            Map.entry("مليار", 1e9),
            Map.entry("milyar", 1e9),
            Map.entry("bilhoes", 1e9),
            Map.entry("bilhao", 1e9),
            Map.entry("billones", 1e12),
            Map.entry("billon", 1e12),
            Map.entry("billionen", 1e12),
            Map.entry("bilioni", 1e12),
            Map.entry("трлн", 1e12),
            Map.entry("trillion", 1e12),
            Map.entry("trilhoes", 1e12));

    private final String text;
    private final boolean english;
    private int at;

    private Figures(String text, int at, String language) {
        this.text = text;
        this.english = language.isEmpty() || language.startsWith("en");
        this.at = at;
    }

    /**
     * @param value negative when it is not to be counted
     * @param end of what was read
     */
    record Figure(double value, int end) {}

    /** Does a figure begin here? */
    static boolean begins(String text, int at) {
        char c = text.charAt(at);
        return Character.isDigit(c) || isNumeral(c) && at + 1 < text.length() && isNumeral(text.charAt(at + 1));
    }

    static Figure read(String text, int at, String language) {
        var reader = new Figures(text, at, language);
        double value = reader.read();
        return new Figure(value, reader.at);
    }

    private double read() {
        int from = at;
        double value = composed();
        int end = at;
        boolean plain = end - from <= 4 && value == Math.rint(value);
        if (end < text.length() && DATE_UNITS.indexOf(text.charAt(end)) >= 0 && plain) {
            return NONE;
        }
        if (end + 1 < text.length() && text.charAt(end) == ':' && Character.isDigit(text.charAt(end + 1))) {
            at = end + 1;
            digits();
            return NONE;
        }
        double multiplied = value * multiplier();
        if (multiplied < 10 && multiplied == Math.rint(multiplied)) {
            return NONE;
        }
        boolean year =
                end - from == 4 && value >= 1900 && value < 2100 && value == Math.rint(value) && multiplied == value;
        return year ? NONE : multiplied;
    }

    /** Digits and the units of Chinese, Japanese and Korean, which stand between them: 1억 2천만, 2兆3千億. */
    private double composed() {
        double total = 0;
        double section = 0;
        double number = Character.isDigit(text.charAt(at)) ? digits() : numerals();
        while (at < text.length()) {
            char c = text.charAt(at);
            double large = large(c);
            int small = SMALL_UNITS.indexOf(c);
            if (large > 0) {
                double factor = section + Math.max(0, number);
                total += (factor == 0 ? 1 : factor) * large;
                section = 0;
                number = NONE;
                at++;
                if (at + 1 < text.length() && text.charAt(at) == ' ' && Character.isDigit(text.charAt(at + 1))) {
                    at++;
                }
            } else if (small >= 0) {
                section += (number < 0 ? 1 : number) * Math.pow(10, small / 2 + 1);
                number = NONE;
                at++;
            } else if (number < 0 && Character.isDigit(c)) {
                number = digits();
            } else if (number < 0 && CHINESE_DIGITS.indexOf(c) >= 0) {
                number = numerals();
            } else {
                break;
            }
        }
        return total + section + Math.max(0, number);
    }

    /** 1,234.5 and 1.234,5 and 1 234: a separator before exactly three digits groups, any other is a decimal point. */
    private double digits() {
        double value = 0;
        int from = at;
        boolean grouped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isDigit(c)) {
                value = value * 10 + Character.digit(c, 10);
                at++;
                continue;
            }
            int run = digitsFrom(at + 1);
            boolean point = c == '.' || c == ',' || c == '٫' || c == '٬';
            boolean space = c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '’';
            boolean groups = run == 3 && (grouped || at - from <= 3) && value > 0;
            if ((point || space) && groups) {
                grouped = true;
                at++;
            } else if (point && run > 0) {
                double scale = 1;
                at++;
                for (int i = 0; i < run; i++) {
                    scale /= 10;
                    value += Character.digit(text.charAt(at++), 10) * scale;
                }
                return value;
            } else {
                break;
            }
        }
        return value;
    }

    private int digitsFrom(int from) {
        int run = 0;
        while (from + run < text.length() && Character.isDigit(text.charAt(from + run))) {
            run++;
        }
        return run;
    }

    /** 二〇二六 by place; a single digit before a unit. None where a unit comes first, as in 十四. */
    private double numerals() {
        double value = NONE;
        while (at < text.length() && CHINESE_DIGITS.indexOf(text.charAt(at)) >= 0) {
            value = Math.max(0, value) * 10 + CHINESE_DIGITS.indexOf(text.charAt(at));
            at++;
        }
        return value;
    }

    /** The word after the figure, if it multiplies; Spanish says "mil millones" for a thousand million. */
    private double multiplier() {
        double product = 1;
        while (at < text.length()) {
            int from = at;
            char c = text.charAt(from);
            if (c == ' ' || c == '\u00a0' || c == '\u202f') {
                from++;
            }
            int to = from;
            while (to < text.length() && to - from < 12 && Character.isLetter(text.charAt(to))) {
                to++;
            }
            if (to == from) {
                break;
            }
            String word = Folding.fold(text.substring(from, to));
            Double factor = word.equals("billion") || word.equals("billions")
                    ? Double.valueOf(english ? 1e9 : 1e12)
                    : MULTIPLIERS.get(word);
            if (factor == null) {
                break;
            }
            product *= factor;
            at = to;
        }
        return product;
    }

    private static double large(char c) {
        return switch (c) {
            case '만', '万', '萬' -> 1e4;
            case '억', '億', '亿' -> 1e8;
            case '조', '兆' -> 1e12;
            default -> 0;
        };
    }

    private static boolean isNumeral(char c) {
        return CHINESE_DIGITS.indexOf(c) >= 0 || "十百千万萬億亿兆".indexOf(c) >= 0;
    }

    /** A hash of the value, whose last three bits say how telling such a value is. */
    static int key(double value) {
        long rounded = Math.round(value * 1000);
        long hash = rounded * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & ~7 | telling(value);
    }

    /** From 0, round and small as every second story's figures, to 4: four digits and more. */
    private static int telling(double value) {
        long digits = Math.round(value * 1000);
        while (digits % 10 == 0 && digits != 0) {
            digits /= 10;
        }
        if (digits >= 1000) {
            return 4;
        }
        if (digits >= 100) {
            return 3;
        }
        if (digits >= 10) {
            return value >= 100 ? 2 : 1;
        }
        return value >= 1000 ? 1 : 0;
    }

    /** How many stories in a thousand hold a figure as telling as this one by chance. */
    static double perThousand(int key) {
        return switch (key & 7) {
            case 0 -> 60;
            case 1 -> 25;
            case 2 -> 8;
            case 3 -> 4;
            default -> 1;
        };
    }
}
