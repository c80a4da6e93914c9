package copytaster.replay.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a replay goes.
 *
 * @param times so many times as fast as it was; 0 for as fast as it can
 */
public record Pace(double times) {

    public static final Pace MAX = new Pace(0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)x?");

    public Pace {
        if (!(times >= 0) || Double.isInfinite(times)) {
            throw new IllegalArgumentException("a pace must be positive, not " + times);
        }
    }

    /** @throws IllegalArgumentException where it is none of {@code 1}, {@code 60x}, {@code 0.5x}, {@code max} */
    public static Pace of(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Matcher number = TEXT.matcher(text);
        if (!number.matches() || Double.parseDouble(number.group(1)) == 0) {
            throw new IllegalArgumentException("1, 60x, 0.5x or max, not " + text);
        }
        return new Pace(Double.parseDouble(number.group(1)));
    }

    /** Nanoseconds until a record is due, counted from the replay's begin. */
    long dueNanos(long millisAfterBegin) {
        return times == 0 ? 0 : (long) (millisAfterBegin * 1_000_000.0 / times);
    }
}
