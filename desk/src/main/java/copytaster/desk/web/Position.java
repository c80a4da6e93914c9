package copytaster.desk.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A place in the list, newest first: the time of a story's version, and its key where two share a millisecond. */
record Position(Instant seen, String key) implements Comparable<Position> {

    private static final Comparator<Position> NEWEST_FIRST =
            Comparator.comparing(Position::seen).thenComparing(Position::key).reversed();

    static Position of(IndexedStory story) {
        return new Position(story.versionSeen(), story.key());
    }

    /** Reads {@link #text()}; empty for anything else, since it comes from a URL. */
    static Optional<Position> read(String text) {
        int separator = text.indexOf('~');
        if (separator < 1) {
            return Optional.empty();
        }
        try {
            long millis = Long.parseLong(text.substring(0, separator));
            return Optional.of(new Position(Instant.ofEpochMilli(millis), text.substring(separator + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String text() {
        return seen.toEpochMilli() + "~" + key;
    }

    @Override
    public int compareTo(Position other) {
        return NEWEST_FIRST.compare(this, other);
    }
}
