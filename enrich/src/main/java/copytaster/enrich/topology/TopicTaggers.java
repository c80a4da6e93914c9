package copytaster.enrich.topology;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.models.TopicModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The media topic taggers that this process needs, one for each set of rules and models: the wires of an instance share
 * them, and soon all have the same in force.
 */
final class TopicTaggers {

    private static final int KEPT = 3;

    private final MediaTopicTagger standard;
    private final Map<String, MediaTopicTagger> byVersions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MediaTopicTagger> eldest) {
            return size() > KEPT;
        }
    };

    TopicTaggers(MediaTopicTagger standard) {
        this.standard = standard;
    }

    /** Without rules and models. */
    MediaTopicTagger standard() {
        return standard;
    }

    /**
     * @param versions tells this set of rules and models from any other
     * @param models by language
     */
    synchronized MediaTopicTagger tagger(String versions, Rules rules, Map<String, TopicModel> models) {
        return byVersions.computeIfAbsent(
                versions, unused -> MediaTopicTagger.with(rules.topics(), rules.version(), models));
    }
}
