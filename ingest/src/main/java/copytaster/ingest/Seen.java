package copytaster.ingest;

import copytaster.schemas.StoryKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an asked feed has shown of each story when it last showed it, so that a list that is asked again and again, page by page,
 * brings only what is new. A story that goes back to an earlier text is new. Used by one thread.
 */
final class Seen {

    private static final int MOST = 20_000;

    /** Marks by story, the one shown longest ago first. */
    private final Map<String, Set<String>> marks = new LinkedHashMap<>(16, 0.75f, true);

    /** One reading as it is remembered, which is when Kafka has it. */
    record Mark(String story, String hash) {

        /** By what was understood, not by the bytes: a list's own time stamp changes at every poll. */
        static Mark of(Reading reading) {
            return switch (reading) {
                case Parsed parsed ->
                    new Mark(
                            StoryKey.of(parsed.story()),
                            hash(parsed.story().toString().getBytes(StandardCharsets.UTF_8)));
                case Rejected rejected -> of(rejected.original());
                case SetAside aside -> of(aside.original());
            };
        }

        private static Mark of(byte[] original) {
            String hash = hash(original);
            return new Mark(hash, hash);
        }

        private static String hash(byte[] what) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(what);
                return HexFormat.of().formatHex(hash, 0, 12);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    boolean has(Mark mark) {
        return marks.getOrDefault(mark.story(), Set.of()).contains(mark.hash());
    }

    /** @param delivery all its marks, in which a story may stand in several versions */
    void show(List<Mark> delivery) {
        var byStory = new HashMap<String, Set<String>>();
        delivery.forEach(mark ->
                byStory.computeIfAbsent(mark.story(), story -> new HashSet<>()).add(mark.hash()));
        byStory.forEach((story, hashes) -> marks.put(story, Set.copyOf(hashes)));
        var oldest = marks.keySet().iterator();
        for (int n = marks.size(); n > MOST; n--) {
            oldest.next();
            oldest.remove();
        }
    }
}
