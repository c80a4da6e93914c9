package copytaster.enrich.mediatopics;

import java.util.List;

/**
 * One topic that stories are tagged with: an IPTC media topic, or one of the house's own.
 *
 * @param id with its scheme: {@code medtop:16000000}, {@code house:world-expo}
 * @param broader ids of the topics right above; none for a top topic
 * @param english its label in English; the others may be empty
 */
public record MediaTopic(
        String id, List<String> broader, String english, String spanish, String french, String korean) {

    public MediaTopic {
        broader = List.copyOf(broader);
    }

    /** Is nothing broader? */
    public boolean isTop() {
        return broader.isEmpty();
    }
}
