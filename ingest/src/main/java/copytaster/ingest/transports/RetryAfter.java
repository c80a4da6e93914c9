package copytaster.ingest.transports;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header Retry-After of RFC 9110: seconds, or a date. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Empty when it says nothing, or nothing that can be understood. */
    static Optional<Duration> of(String header) {
        return of(header, Instant.now());
    }

    static Optional<Duration> of(String header, Instant now) {
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then)).filter(pause -> !pause.isNegative());
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }
}
