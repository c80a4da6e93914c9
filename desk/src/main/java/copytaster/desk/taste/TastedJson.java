package copytaster.desk.taste;

import copytaster.desk.taste.Tasting.Tasted;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Relation;
import copytaster.schemas.StoryJson;
import copytaster.schemas.TopicTag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code taste} prints of a story. */
final class TastedJson {

    private final boolean explain;

    /** @param explain print what decided each tag, too */
    TastedJson(boolean explain) {
        this.explain = explain;
    }

    Map<String, Object> of(String id, Tasted tasted) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        if (tasted.story().isEmpty()) {
            json.put("outcome", "test");
            return json;
        }
        EnrichedStory story = tasted.story().get();
        Relation relation = story.getVerdict().getRelation();
        json.put("relation", relation.name());
        json.put("relatedTo", withoutProvider(story.getVerdict().getRelatedTo()));
        json.put("clusterId", story.getVerdict().getClusterId());
        json.put("thread", story.getVerdict().getThread());
        json.put("score", story.getVerdict().getScore());
        json.put("recurring", story.getVerdict().getRecurring());
        json.put(
                "doubts",
                story.getVerdict().getDoubts().stream().map(this::doubt).toList());
        json.put("cluster", story.getCluster().stream().map(TastedJson::member).toList());
        if (story.getFormerCluster() != null) {
            json.put("formerCluster", story.getFormerCluster());
        }
        if (!tasted.emitted()) {
            json.put("outcome", "unchanged");
        }
        json.put("countries", story.getCountries().stream().map(this::country).toList());
        json.put(
                "mediaTopics",
                story.getMediaTopics().stream().map(this::mediaTopic).toList());
        json.put("desks", story.getDesks());
        if (!story.getWarnings().isEmpty()) {
            json.put("warnings", StoryJson.of(story.getWarnings()));
        }
        if (!tasted.followUps().isEmpty()) {
            json.put(
                    "followUps",
                    tasted.followUps().stream().map(TastedJson::followUp).toList());
        }
        if (explain) {
            json.put("evidence", story.getVerdict().getEvidence());
        }
        return json;
    }

    private Map<String, Object> doubt(Doubt doubt) {
        Map<String, Object> json = StoryJson.of(doubt);
        if (!explain) {
            json.remove("evidence");
        }
        return json;
    }

    private static Map<String, Object> member(ClusterMember member) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", member.getKey());
        json.put("minutesBehind", member.getMinutesBehind());
        return json;
    }

    /** What the story brought about for another one. */
    private static Map<String, Object> followUp(EnrichedStory story) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", story.getKey());
        json.put("event", story.getEvent().name());
        switch (story.getEvent()) {
            case MERGED, SEPARATED -> {
                json.put("clusterId", story.getVerdict().getClusterId());
                json.put("formerCluster", story.getFormerCluster());
            }
            case WARNED -> json.put("warning", story.getWarnings().getLast().getText());
            case NEW_STORY, NEW_VERSION, KILLED, EMBARGO_LIFTED, RETAGGED -> {}
        }
        return json;
    }

    private Map<String, Object> country(CountryTag tag) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", tag.getCode());
        json.put("score", tag.getScore());
        json.put("about", tag.getAbout());
        if (explain) {
            json.put("evidence", StoryJson.of(tag.getEvidence()));
        }
        return json;
    }

    private Map<String, Object> mediaTopic(TopicTag tag) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", tag.getId());
        json.put("label", tag.getLabel());
        json.put("score", tag.getScore());
        json.put("source", tag.getSource());
        if (!tag.getVersion().isEmpty()) {
            json.put("version", tag.getVersion());
        }
        if (explain) {
            json.put("evidence", StoryJson.of(tag.getEvidence()));
        }
        return json;
    }

    /** The id as it came in. */
    private static @Nullable String withoutProvider(@Nullable String key) {
        return key == null ? null : key.substring(key.indexOf('/') + 1);
    }
}
