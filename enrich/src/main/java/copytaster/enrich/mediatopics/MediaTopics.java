package copytaster.enrich.mediatopics;

import copytaster.enrich.words.Resource;
import copytaster.schemas.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The IPTC media topics with their broader ones, labels and older subject codes, and the house's own topics below them. */
public final class MediaTopics {

    private static final String SCHEME = "medtop:";
    private static final String TOPS_END = "000000";

    private final Map<String, MediaTopic> byId;
    private final Map<String, String> bySubjectCode;

    private MediaTopics(Map<String, MediaTopic> byId, Map<String, String> bySubjectCode) {
        this.byId = byId;
        this.bySubjectCode = bySubjectCode;
    }

    private static final class Standard {
        private static final MediaTopics TOPICS = load();
    }

    /** The vocabulary of this release. */
    public static MediaTopics standard() {
        return Standard.TOPICS;
    }

    private static MediaTopics load() {
        Map<String, MediaTopic> byId = new TreeMap<>();
        Map<String, String> bySubjectCode = new HashMap<>();
        for (String line : Resource.lines(MediaTopics.class, "mediatopics.tsv")) {
            String[] c = line.split("\t", -1);
            List<String> broader = words(c[1]).stream().map(SCHEME::concat).toList();
            MediaTopic topic = new MediaTopic(SCHEME + c[0], broader, c[3], c[4], c[5], c[6]);
            byId.put(topic.id(), topic);
            for (String code : words(c[2])) {
                bySubjectCode.put(code, topic.id());
            }
        }
        return new MediaTopics(byId, bySubjectCode);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    /** These topics and the house's own, which hang below them or stand alone. */
    MediaTopics with(Collection<MediaTopic> own) {
        if (own.isEmpty()) {
            return this;
        }
        Map<String, MediaTopic> all = new TreeMap<>(byId);
        for (MediaTopic topic : own) {
            all.putIfAbsent(topic.id(), topic);
        }
        return new MediaTopics(all, bySubjectCode);
    }

    /** The topic with this id, such as {@code medtop:16000000}; empty when there is none. */
    public Optional<MediaTopic> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every topic, by id. */
    public Collection<MediaTopic> all() {
        return byId.values();
    }

    /** The query by which the release knows this topic, as YAML to begin one's own with; empty where it has none. */
    public static String query(String id) {
        return Queries.yaml(id);
    }

    /** The topic itself and all that are broader, the nearest first; empty for an unknown id. */
    public Collection<MediaTopic> chain(String id) {
        Map<String, MediaTopic> chain = new LinkedHashMap<>();
        List<String> level = List.of(id);
        while (!level.isEmpty()) {
            List<String> above = new ArrayList<>();
            for (String one : level) {
                MediaTopic topic = byId.get(one);
                if (topic != null && chain.putIfAbsent(one, topic) == null) {
                    above.addAll(topic.broader());
                }
            }
            level = above;
        }
        return chain.values();
    }

    /**
     * The topic of an agency's code: an IPTC subject code or a media topic, with or without a prefix; empty for a code of any other
     * vocabulary. A subject code that no media topic answers to goes to its nearest broader one, by its digits: {@code ttsssddd}.
     */
    public Optional<MediaTopic> of(Subject subject) {
        String scheme = subject.getScheme().toLowerCase(Locale.ROOT);
        String code = subject.getCode()
                .substring(subject.getCode().lastIndexOf(':') + 1)
                .strip();
        if (code.length() != 8 || !code.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        boolean iptc = scheme.startsWith("subj") || scheme.startsWith("medtop") || scheme.contains("iptc");
        Optional<MediaTopic> exact = exactly(code);
        if (!iptc || exact.isPresent()) {
            return exact;
        }
        return exactly(code.substring(0, 5) + "000").or(() -> exactly(code.substring(0, 2) + TOPS_END));
    }

    private Optional<MediaTopic> exactly(String code) {
        MediaTopic topic = byId.get(SCHEME + code);
        return topic != null
                ? Optional.of(topic)
                : Optional.ofNullable(bySubjectCode.get(code)).map(byId::get);
    }
}
