package copytaster.desk.dead;

import java.util.regex.Pattern;

/** Makes causes alike that differ in nothing but the record: its numbers, its ids, what is quoted from it. */
final class Causes {

    private static final String LEFT_OUT = "…";

    /** An apostrophe within a word opens no quotation. */
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\d])'[^']*'(?!\\p{L})");

    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    /** Each unknown schema wants its own to be published: it stays. */
    private static final Pattern FINGERPRINT = Pattern.compile("(?<=\\bschema )[0-9a-f]{16}\\b");

    /** A provider, a slash and an id. */
    private static final Pattern STORY_KEY = Pattern.compile("(?<![\\p{L}\\d/.])[a-z][a-z0-9.-]*/[^\\s'\",;:)\\]]+");

    private static final Pattern BYTES = Pattern.compile("\\[(?:-?\\d+,? ?)+]?(?:\\.\\.\\.)?");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d_.-])-?\\d+(?:[.,:]\\d+)*(?![\\p{L}\\d_])");

    private Causes() {}

    static String alike(String cause) {
        var fingerprints = FINGERPRINT.matcher(cause);
        String kept = fingerprints.find() ? fingerprints.group() : "";
        String open = kept.isEmpty() ? cause : cause.replace(kept, "\u0000");
        String alike = open;
        for (Pattern pattern : new Pattern[] {QUOTED, UUID, BYTES, STORY_KEY, NUMBER}) {
            alike = pattern.matcher(alike).replaceAll(LEFT_OUT);
        }
        return alike.replace("\u0000", kept);
    }
}
