package copytaster.desk.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as the house reads them, in its own zone. */
final class HouseTime {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss z", Locale.ENGLISH);

    private final ZoneId zone;
    private final Clock clock;

    HouseTime(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The beginning of the house's day. */
    Instant midnight() {
        return day(now()).atStartOfDay(zone).toInstant();
    }

    String clock(Instant time) {
        return CLOCK.format(time.atZone(zone));
    }

    LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /** "Today", "Yesterday", or the weekday and date; the year only where it is not this one. */
    String dayName(Instant time) {
        LocalDate day = day(time);
        LocalDate today = day(now());
        String date = (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
        long daysAgo = ChronoUnit.DAYS.between(day, today);
        if (daysAgo == 0) {
            return "Today, " + date;
        }
        return daysAgo == 1 ? "Yesterday, " + date : date;
    }

    /** The clock alone for today, else with its date. */
    String brief(Instant time) {
        return day(time).equals(day(now())) ? clock(time) : SHORT.format(time.atZone(zone));
    }

    String full(Instant time) {
        return FULL.format(time.atZone(zone));
    }

    /** With its distance from UTC, for a sheet: {@code 2026-01-01T19:00:00+01:00}. */
    String offset(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    }

    /** Reads a time with its zone, or without one in that of the house; empty for anything else. */
    Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        }
    }

    /** The last time that the house's clock said so ("18:00"), or what {@link #instant} reads. */
    Optional<Instant> sinceClock(String text) {
        try {
            Instant today =
                    LocalTime.parse(text).atDate(day(now())).atZone(zone).toInstant();
            return Optional.of(today.isAfter(now()) ? today.minus(Duration.ofDays(1)) : today);
        } catch (DateTimeParseException e) {
            return instant(text);
        }
    }

    /** How much later, for a person: "+40 s", "+4 min", "+2 h 5 min", "+3 d". */
    static String later(Instant first, Instant then) {
        Duration between = Duration.between(first, then);
        return (between.isNegative() ? "−" : "+") + span(between.abs());
    }

    static String span(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < 2) {
            return time.toMinutes() + " min";
        }
        if (time.toDays() < 2) {
            return time.toMinutesPart() == 0
                    ? time.toHours() + " h"
                    : time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toDays() + " d";
    }
}
