package copytaster.desk.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Why a tag is there, in a person's words. */
final class Why {

    private static final int MOST = 8;

    private Why() {}

    /** Each reason once, the first few: they come strongest first. */
    static List<IndexedStory.Reason> once(List<IndexedStory.Reason> reasons) {
        return new LinkedHashSet<>(reasons).stream().limit(MOST).toList();
    }

    /** The narrowest of a story's topics: what is broader is said with each. */
    static List<IndexedStory.Topic> narrowest(List<IndexedStory.Topic> topics) {
        List<String> narrowest =
                Names.narrowest(topics.stream().map(IndexedStory.Topic::id).toList());
        return topics.stream().filter(topic -> narrowest.contains(topic.id())).toList();
    }

    /** The stories nearest in time, in their order: a long thread has a page of its own. */
    static List<IndexedStory> nearest(List<IndexedStory> thread, Instant time) {
        var nearest = thread.stream()
                .sorted(Comparator.comparing(
                        story -> Duration.between(time, story.firstSeen()).abs()))
                .limit(MOST)
                .collect(Collectors.toSet());
        return thread.stream().filter(nearest::contains).toList();
    }

    static String source(String source) {
        return switch (source) {
            case "provider" -> "by the agency's code";
            case "query" -> "by its words";
            case "model" -> "by the model";
            default -> source;
        };
    }
}
