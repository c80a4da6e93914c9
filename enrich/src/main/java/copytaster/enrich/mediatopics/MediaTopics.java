package copytaster.enrich.mediatopics;

import copytaster.enrich.words.Resource;
import copytaster.schemas.Subject;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The IPTC media topics with their broader ones, labels and older subject codes. */
final class MediaTopics {
    private final Map<String, MediaTopic> byId = new HashMap<>();
    private final Map<String, String> bySubjectCode = new HashMap<>();
    private final Map<String, MediaTopic> tops = new TreeMap<>();

    /**
     * One topic.
     *
     * @param id 8 digits, without scheme
     * @param broader ids of the topics right above
     */
    record MediaTopic(String id, List<String> broader, String english, String spanish, String french, String korean) {
        MediaTopic {
            broader = List.copyOf(broader);
        }

        /** As tags carry it. */
        String qcode() {
            return "medtop:" + id;
        }
    }

    static MediaTopics load() {
        MediaTopics topics = new MediaTopics();
        for (String line : Resource.lines(MediaTopics.class, "mediatopics.tsv")) {
            String[] c = line.split("\t", -1);
            MediaTopic topic = new MediaTopic(c[0], words(c[1]), c[3], c[4], c[5], c[6]);
            topics.byId.put(topic.id(), topic);
            for (String code : words(c[2])) {
                topics.bySubjectCode.put(code, topic.id());
            }
            if (topic.broader().isEmpty() && topic.id().endsWith("000000")) {
                topics.tops.put(topic.id(), topic);
            }
        }
        return topics;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    /** The 17 top topics, by id. */
    Collection<MediaTopic> tops() {
        return tops.values();
    }

    /** @throws IllegalArgumentException when there is no such top topic */
    MediaTopic top(String id) {
        return Optional.ofNullable(tops.get(id))
                .orElseThrow(() -> new IllegalArgumentException("No top media topic has the id " + id));
    }

    /**
     * The top topics of an agency's code: an IPTC subject code or a media topic, with or without a prefix; empty for a code of any other
     * vocabulary. A subject code begins with its top topic's two digits.
     */
    Set<MediaTopic> topsOf(Subject subject) {
        String scheme = subject.getScheme().toLowerCase(Locale.ROOT);
        String code = subject.getCode()
                .substring(subject.getCode().lastIndexOf(':') + 1)
                .strip();
        Set<MediaTopic> found = new TreeSet<>((a, b) -> a.id().compareTo(b.id()));
        if (code.length() != 8 || !code.chars().allMatch(Character::isDigit)) {
            return found;
        }
        boolean iptc = scheme.startsWith("subj") || scheme.startsWith("medtop") || scheme.contains("iptc");
        if (!iptc && !byId.containsKey(code) && !bySubjectCode.containsKey(code)) {
            return found;
        }
        if (byId.containsKey(code)) {
            climb(code, found, 0);
        } else if (bySubjectCode.containsKey(code)) {
            climb(bySubjectCode.get(code), found, 0);
        }
        MediaTopic byDigits = tops.get(code.substring(0, 2) + "000000");
        if (found.isEmpty() && byDigits != null) {
            found.add(byDigits);
        }
        return found;
    }

    private void climb(String id, Set<MediaTopic> found, int depth) {
        MediaTopic topic = byId.get(id);
        if (topic == null || depth > 8) {
            return;
        }
        if (tops.containsKey(id)) {
            found.add(topic);
        }
        for (String broader : topic.broader()) {
            climb(broader, found, depth + 1);
        }
    }
}
