package copytaster.desk.readers;

import java.util.Arrays;
import java.util.Locale;

/** What a reader may do. */
public enum Scope {
    /** Read the page, search, and take feeds and exports. */
    READ,

    /** Follow the stream. */
    SUBSCRIBE,

    /** Say what becomes of a story: take it, note, send it on; save a search as a desk. */
    PUSH,

    /** See the notes for editors only: contacts, telephone numbers. */
    NOTES,

    /** See what is under embargo before it lifts. */
    EMBARGOED,

    /** See every subscriber, and set a webhook going again. */
    ADMIN;

    /** @throws IllegalArgumentException naming what there is */
    public static Scope named(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Scope::word).toList()) + ", not " + word));
    }

    /** As it stands in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
