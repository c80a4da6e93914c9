package copytaster.ingest.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times that agencies write: ISO 8601 in its long and short shapes, with or without a zone, and as they are written out. */
public final class Times {

    private static final Pattern ISO = Pattern.compile(
            "^(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*(Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?$");
    private static final Pattern SLASHED = Pattern.compile("^(\\d{4})[/.](\\d{2})[/.](\\d{2})(.*)$");

    private Times() {}

    /**
     * The moment a time means; empty when it is no time.
     *
     * @param zone where a time without a zone was written
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > 60) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(plain, zone));
        } catch (DateTimeException | ArithmeticException notATime) {
            return Optional.empty();
        }
    }

    private static Instant read(String text, ZoneId zone) {
        Matcher slashed = SLASHED.matcher(text);
        Matcher iso = ISO.matcher(
                slashed.matches()
                        ? slashed.group(1) + "-" + slashed.group(2) + "-" + slashed.group(3) + slashed.group(4)
                        : text);
        if (!iso.matches()) {
            return WrittenTimes.read(text, zone);
        }
        LocalDate date = LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        int nanos = iso.group(7) == null ? 0 : number((iso.group(7) + "000000000").substring(0, 9));
        LocalDateTime time = date.atTime(number(iso.group(4)), number(iso.group(5)), number(iso.group(6)), nanos);
        return (iso.group(8) == null ? time.atZone(zone) : time.atZone(ZoneOffset.of(iso.group(8)))).toInstant();
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
