package copytaster.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which rejected items have been read since, so that none is published twice. A record of several stories may have been
 * read in part: then the mark names the stories that went out. Kept as the state of a cursor.
 */
final class ReparseMarks {

    /** In place of the name of a feed, which cannot have a colon. */
    static final String CURSOR = "reparse:wire.rejected";

    private static final String WHOLE = "";

    private final Map<String, String> marks;

    ReparseMarks(Map<String, String> state) {
        marks = new TreeMap<>(state);
    }

    Map<String, String> state() {
        return Map.copyOf(marks);
    }

    boolean isDone(RejectedItem item) {
        return WHOLE.equals(marks.get(name(item)));
    }

    boolean isDone(RejectedItem item, Parsed story) {
        return List.of(marks.getOrDefault(name(item), WHOLE).split(" ")).contains(print(story));
    }

    void done(RejectedItem item) {
        marks.put(name(item), WHOLE);
    }

    void done(RejectedItem item, List<Parsed> stories) {
        Set<String> prints = new LinkedHashSet<>();
        if (marks.containsKey(name(item))) {
            prints.addAll(List.of(marks.get(name(item)).split(" ")));
        }
        stories.forEach(story -> prints.add(print(story)));
        if (!prints.isEmpty()) {
            marks.put(name(item), String.join(" ", prints));
        }
    }

    /** Forgets what the topic no longer keeps. */
    void forgetBefore(long offset) {
        marks.keySet().removeIf(name -> Long.parseLong(name.substring(0, name.indexOf('@'))) < offset);
    }

    /** With its time: a topic that was made anew begins with the same offsets. */
    private static String name(RejectedItem item) {
        return item.offset() + "@" + item.time().toEpochMilli();
    }

    private static String print(Parsed story) {
        try {
            byte[] content = story.story().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
