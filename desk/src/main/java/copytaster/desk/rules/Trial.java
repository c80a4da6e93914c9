package copytaster.desk.rules;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.models.TopicModel;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.TopicTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Routes and tags stories by two sets of rules, and counts what moves. */
final class Trial {

    private final Rules before;
    private final Rules after;
    private final MediaTopicTagger tagsBefore;
    private final MediaTopicTagger tagsAfter;
    private final Map<String, int[]> desks = new TreeMap<>();
    private int stories;
    private int moved;
    private int retagged;

    /** Where one story goes by either set, and which topics it gains and loses. */
    record Change(Set<String> desksBefore, Set<String> desksAfter, List<TopicTag> gained, List<TopicTag> lost) {

        boolean moves() {
            return !desksBefore.equals(desksAfter);
        }

        boolean isNone() {
            return !moves() && gained.isEmpty() && lost.isEmpty();
        }

        /** As a line of JSON. */
        Map<String, Object> json(EnrichedStory story) {
            var json = new LinkedHashMap<String, Object>();
            json.put("key", story.getKey());
            json.put("headline", story.getStory().getHeadline());
            json.put("desksBefore", desksBefore);
            json.put("desksAfter", desksAfter);
            json.put("topicsGained", gained.stream().map(Change::topic).toList());
            json.put("topicsLost", lost.stream().map(Change::topic).toList());
            return json;
        }

        private static Map<String, Object> topic(TopicTag tag) {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", tag.getId());
            json.put("label", tag.getLabel());
            json.put("source", tag.getSource());
            json.put("score", tag.getScore());
            json.put("words", tag.getEvidence().stream().map(e -> e.getWords()).toList());
            return json;
        }
    }

    /** @param models in force with both, by language */
    Trial(Rules before, Rules after, Map<String, TopicModel> models) {
        this.before = before;
        this.after = after;
        this.tagsBefore = MediaTopicTagger.with(before.topics(), before.version(), models);
        this.tagsAfter = MediaTopicTagger.with(after.topics(), after.version(), models);
    }

    /** @param story with its verdict and countries; its topics and desks are worked out here, by both sets */
    Change of(EnrichedStory story) {
        CleanText text = Cleaner.clean(story.getStory());
        EnrichedStory old = tagged(story, tagsBefore.tag(text, story.getStory()));
        EnrichedStory now = tagged(story, tagsAfter.tag(text, story.getStory()));
        Set<String> oldDesks = before.wanting(old);
        Set<String> nowDesks = after.wanting(now);
        var change = new Change(
                oldDesks,
                nowDesks,
                without(now.getMediaTopics(), old.getMediaTopics()),
                without(old.getMediaTopics(), now.getMediaTopics()));
        stories++;
        moved += change.moves() ? 1 : 0;
        retagged += change.gained.isEmpty() && change.lost.isEmpty() ? 0 : 1;
        oldDesks.forEach(desk -> desks.computeIfAbsent(desk, d -> new int[2])[0]++);
        nowDesks.forEach(desk -> desks.computeIfAbsent(desk, d -> new int[2])[1]++);
        return change;
    }

    /** For a person: how many stories, and what each desk had and would have. */
    String summary() {
        var text = new StringBuilder(
                stories + " stories: " + moved + " would go to other desks, " + retagged + " would have other topics");
        desks.forEach((desk, counts) -> text.append("\n  ")
                .append(desk)
                .append(": ")
                .append(counts[0])
                .append(" before, ")
                .append(counts[1])
                .append(" after"));
        return text.toString();
    }

    private static EnrichedStory tagged(EnrichedStory story, List<TopicTag> topics) {
        return EnrichedStory.newBuilder(story).setMediaTopics(topics).build();
    }

    private static List<TopicTag> without(List<TopicTag> some, List<TopicTag> others) {
        return some.stream()
                .filter(tag -> others.stream().noneMatch(other -> other.getId().equals(tag.getId())))
                .toList();
    }
}
