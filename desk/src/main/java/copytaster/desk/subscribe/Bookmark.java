package copytaster.desk.subscribe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a subscriber is: for each wire the offset of the record that comes next. It is the id of each event on the stream,
 * and all that a subscriber need remember.
 *
 * @param next by wire; a wire that is not in it begins at its beginning
 */
record Bookmark(Map<Integer, Long> next) {

    private static final Pattern TEXT = Pattern.compile("\\d{1,5}:\\d{1,18}(,\\d{1,5}:\\d{1,18}){0,999}");
    private static final Pattern PLACE = Pattern.compile("(\\d+):(\\d+)");

    Bookmark {
        next = Map.copyOf(next);
    }

    /** Reads {@link #text()}; empty for anything else. */
    static Optional<Bookmark> read(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var next = new TreeMap<Integer, Long>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            next.put(Integer.valueOf(place.group(1)), Long.valueOf(place.group(2)));
        }
        return Optional.of(new Bookmark(next));
    }

    /** For example {@code 0:1204}, or {@code 0:1204,1:77} with two wires. */
    String text() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(place -> place.getKey() + ":" + place.getValue())
                        .collect(Collectors.joining(","));
    }

    long on(int wire) {
        return next.getOrDefault(wire, 0L);
    }

    boolean isPast(Emitted emitted) {
        return emitted.offset() < on(emitted.wire());
    }

    Bookmark after(Emitted emitted) {
        return with(emitted.wire(), emitted.offset() + 1);
    }

    Bookmark with(int wire, long offset) {
        var moved = new TreeMap<>(next);
        moved.put(wire, offset);
        return new Bookmark(moved);
    }
}
