package copytaster.ingest.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times that agencies write: ISO 8601 in its long and short shapes, with or without a zone, and RFC 822. */
public final class Times {

    private static final Pattern ISO = Pattern.compile(
            "^(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*(Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?$");
    private static final Pattern SLASHED = Pattern.compile("^(\\d{4})[/.](\\d{2})[/.](\\d{2})(.*)$");
    private static final Pattern NAMED_ZONE = Pattern.compile("\\s+([A-Z]{1,4})$");
    private static final List<DateTimeFormatter> MAIL = List.of(mail("d MMM uuuu HH:mm:ss"), mail("d MMM uuuu HH:mm"));
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Z", "+0000"),
            Map.entry("UT", "+0000"),
            Map.entry("UTC", "+0000"),
            Map.entry("GMT", "+0000"),
            Map.entry("KST", "+0900"),
            Map.entry("JST", "+0900"),
            Map.entry("CET", "+0100"),
            Map.entry("CEST", "+0200"),
            Map.entry("EST", "-0500"),
            Map.entry("EDT", "-0400"),
            Map.entry("CST", "-0600"),
            Map.entry("CDT", "-0500"),
            Map.entry("MST", "-0700"),
            Map.entry("MDT", "-0600"),
            Map.entry("PST", "-0800"),
            Map.entry("PDT", "-0700"));

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
            return mail(text, zone);
        }
        LocalDate date = LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        int nanos = iso.group(7) == null ? 0 : number((iso.group(7) + "000000000").substring(0, 9));
        LocalDateTime time = date.atTime(number(iso.group(4)), number(iso.group(5)), number(iso.group(6)), nanos);
        return (iso.group(8) == null ? time.atZone(zone) : time.atZone(ZoneOffset.of(iso.group(8)))).toInstant();
    }

    /** "Mon, 26 Jul 2021 14:40:10 Z": the day's name is not checked, the zone may be a name or missing. */
    private static Instant mail(String text, ZoneId zone) {
        String plain = text.replaceFirst("^[A-Za-z]{2,9},?\\s+", "");
        Matcher named = NAMED_ZONE.matcher(plain);
        if (named.find() && ZONES.containsKey(named.group(1))) {
            plain = plain.substring(0, named.start()) + " " + ZONES.get(named.group(1));
        }
        Matcher offset = Pattern.compile("\\s*([+-]\\d{2}:?\\d{2})$").matcher(plain);
        ZoneId of = zone;
        if (offset.find()) {
            of = ZoneOffset.of(offset.group(1));
            plain = plain.substring(0, offset.start());
        }
        for (DateTimeFormatter shape : MAIL) {
            try {
                return LocalDateTime.parse(plain.strip(), shape).atZone(of).toInstant();
            } catch (DateTimeException tryTheNext) {
                // Said below, when no shape fits.
            }
        }
        throw new DateTimeException("not a time: " + text);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static DateTimeFormatter mail(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
