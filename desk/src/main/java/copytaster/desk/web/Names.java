package copytaster.desk.web;

import copytaster.enrich.mediatopics.MediaTopic;
import copytaster.enrich.mediatopics.MediaTopics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Codes as a person reads them: countries and languages by the platform's own tables, media topics by IPTC's. */
final class Names {

    private Names() {}

    /** The country's English name, or the code itself where the platform knows none. */
    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    static String language(String tag) {
        return tag.isEmpty() ? "unknown" : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    static String topic(String id) {
        return MediaTopics.standard().find(id).map(MediaTopic::english).orElse(id);
    }

    /** Those of these topics that are broader than none of the others: with them all is said. */
    static List<String> narrowest(List<String> ids) {
        Set<String> broader = new HashSet<>();
        for (String id : ids) {
            MediaTopics.standard().chain(id).stream()
                    .map(MediaTopic::id)
                    .filter(above -> !above.equals(id))
                    .forEach(broader::add);
        }
        return ids.stream().filter(id -> !broader.contains(id)).toList();
    }

    /** The topics above one, the broadest first: "disaster, accident and emergency incident › disaster"; empty for a top. */
    static String above(String id) {
        var names = new ArrayList<String>();
        for (MediaTopic topic : MediaTopics.standard().chain(id)) {
            if (!topic.id().equals(id)) {
                names.add(topic.english());
            }
        }
        Collections.reverse(names);
        return String.join(" › ", names);
    }
}
