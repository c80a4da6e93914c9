package copytaster.desk.config;

import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one value as the type that its key has, or says what would do instead. */
final class Scalars {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+) ?(ms|s|m|h|d)");

    private Scalars() {}

    /** @throws IllegalArgumentException with what was expected and what was found. */
    static Object read(Type type, String text) {
        Class<?> raw = Keys.raw(type);
        try {
            if (raw == String.class) {
                return text;
            }
            if (raw == int.class || raw == Integer.class) {
                return Integer.valueOf(text);
            }
            if (raw == long.class || raw == Long.class) {
                return Long.valueOf(text);
            }
            if (raw == double.class || raw == Double.class) {
                return Double.valueOf(text);
            }
            if (raw == boolean.class || raw == Boolean.class) {
                return truth(text);
            }
            if (raw == Path.class) {
                return Path.of(text);
            }
            if (raw == URI.class) {
                return URI.create(text);
            }
            if (raw == Duration.class) {
                return duration(text);
            }
            if (raw == ZoneId.class) {
                return ZoneId.of(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, not \"" + text + "\"", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be " + name(type) + ", not \"" + text + "\"", e);
        }
        if (raw.isEnum()) {
            return constant(raw, text);
        }
        throw new IllegalStateException("a configuration record has a component of type " + type);
    }

    /** What a reader of the documentation is told to write. */
    static String name(Type type) {
        Class<?> raw = Keys.raw(type);
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants()).map(Scalars::written).collect(Collectors.joining(" or "));
        }
        return switch (raw.getSimpleName()) {
            case "String" -> "text";
            case "int", "Integer", "long", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "boolean", "Boolean" -> "true or false";
            case "Path" -> "path";
            case "URI" -> "URL";
            case "Duration" -> "duration such as 90s, 10m, 72h or 7d";
            case "ZoneId" -> "time zone such as Europe/Madrid";
            case "List" -> "list of " + name(Keys.element(type));
            case "Map" -> "map of " + name(Keys.element(type));
            default -> raw.getSimpleName();
        };
    }

    /** A default as it would be written in the file. */
    static String written(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Duration duration -> written(duration);
            default -> String.valueOf(value);
        };
    }

    private static String written(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.isZero() || duration.toSecondsPart() != 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toMinutesPart() != 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toHoursPart() != 0 || duration.toDays() < 7
                ? duration.toHours() + "h"
                : duration.toDays() + "d";
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not \"" + text + "\"");
        };
    }

    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        written(constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + name(type) + ", not \"" + text + "\""));
    }
}
