package copytaster.enrich.mediatopics;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.schemas.Evidence;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import copytaster.schemas.TopicTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tags a story with IPTC's top media topics: those of its agency's codes first, then those that the weighted words of its own text speak for.
 * A pure function of its input, safe for many threads.
 */
public final class MediaTopicTagger {
    /** A topic below this sum of weights is not told by words: in a line, and in a text of {@link #LONG} characters and more. */
    private static final double LEAST_IN_A_LINE = 2.6;

    private static final double LEAST_IN_A_LONG_TEXT = 5.0;
    private static final double LONG = 1_500;
    /** Nor is one with less than this part of the best topic's sum. */
    private static final double LEAST_OF_BEST = 0.5;
    /** Where the agency's codes name topics, words add only what they say this loudly. */
    private static final double LOUD = 14.0;

    private static final int MOST_BY_WORDS = 3;
    /** The sum of weights that makes a score of one half. */
    private static final double HALF = 6.0;

    private final MediaTopics topics = MediaTopics.load();
    private final QueryTopics queries = QueryTopics.load();

    private MediaTopicTagger() {}

    private static final class Standard {
        private static final MediaTopicTagger TAGGER = new MediaTopicTagger();
    }

    /** The tagger with the vocabulary and queries of this release. */
    public static MediaTopicTagger standard() {
        return Standard.TAGGER;
    }

    /** The story's topics by falling score, then by id. */
    public List<TopicTag> tag(CleanText text, Story story) {
        Map<String, TopicTag> tags = new TreeMap<>();
        for (Subject subject : story.getSubjects()) {
            for (MediaTopics.MediaTopic top : topics.topsOf(subject)) {
                tags.computeIfAbsent(
                                top.qcode(), id -> new TopicTag(id, top.english(), 1.0, "provider", new ArrayList<>()))
                        .getEvidence()
                        .add(new Evidence("provider", subject.getScheme() + ":" + subject.getCode(), "code"));
            }
        }
        double least = tags.isEmpty() ? least(text) : LOUD;
        List<QueryTopics.Scored> scored =
                queries.score(text.language(), new FoldedText(text.headline(), text.lead(), text.rest()));
        int added = 0;
        for (QueryTopics.Scored one : scored) {
            if (one.score() < least
                    || one.score() < LEAST_OF_BEST * scored.get(0).score()
                    || added == MOST_BY_WORDS) {
                break;
            }
            added++;
            MediaTopics.MediaTopic top = topics.top(one.id());
            tags.putIfAbsent(
                    top.qcode(),
                    new TopicTag(top.qcode(), top.english(), rounded(one.score()), "query", one.evidence()));
        }
        List<TopicTag> sorted = new ArrayList<>(tags.values());
        sorted.sort(
                Comparator.comparingDouble((TopicTag tag) -> -tag.getScore()).thenComparing(TopicTag::getId));
        return sorted;
    }

    private static double least(CleanText text) {
        int length =
                text.headline().length() + text.lead().length() + text.rest().length();
        return LEAST_IN_A_LINE + (LEAST_IN_A_LONG_TEXT - LEAST_IN_A_LINE) * Math.min(1, length / LONG);
    }

    private static double rounded(double sum) {
        return Math.round(sum / (sum + HALF) * 10_000) / 10_000.0;
    }
}
