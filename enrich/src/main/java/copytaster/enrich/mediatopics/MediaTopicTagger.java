package copytaster.enrich.mediatopics;

import copytaster.enrich.models.Guess;
import copytaster.enrich.models.TopicModel;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.LanguageGuess;
import copytaster.schemas.Evidence;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import copytaster.schemas.TopicTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tags a story with media topics, each with all that are broader: those of its agency's codes first, then those that the weighted words of
 * its own text speak for, then those that a model learned from coded wires adds. A pure function of its input, safe for many threads; building one takes about half a second.
 */
public final class MediaTopicTagger {

    /** From how much on words tell a top topic: in a line, and in a text of {@link #LONG} characters and more. */
    private static final double TOP_IN_A_LINE = 2.6;

    private static final double TOP_IN_A_LONG_TEXT = 5.0;
    /** The same of a topic below: its words are rarer, and one of them is soon there by chance. */
    private static final double BELOW_IN_A_LINE = 4.0;

    private static final double BELOW_IN_A_LONG_TEXT = 7.0;
    private static final double LONG = 1_500;
    /** A topic with less than this part of the best one's sum is not given. */
    private static final double TOP_OF_BEST = 0.5;

    private static final double BELOW_OF_BEST = 0.4;
    /** Where the agency's codes name topics, words add only what they say this loudly. */
    private static final double LOUD = 14.0;
    /** So many times its least sum, and a topic below stands without its top topic's own words. */
    private static final double CARRIES_ITS_TOP = 1.5;

    private static final int MOST_TOPS = 3;
    private static final int MOST_BELOW = 5;
    /** The sum of weights that makes a score of one half. */
    private static final double HALF = 6.0;

    private final MediaTopics topics;
    private final QueryTopics queries;
    private final String version;
    private final Map<String, TopicModel> models;

    private MediaTopicTagger(List<TopicQuery> own, String version, Map<String, TopicModel> models) {
        this.models = Map.copyOf(models);
        this.topics =
                MediaTopics.standard().with(own.stream().map(TopicQuery::topic).toList());
        this.queries = new QueryTopics(Queries.changedBy(own), topics);
        this.version = version;
    }

    private static final class Standard {
        private static final MediaTopicTagger TAGGER = new MediaTopicTagger(List.of(), "", Map.of());
    }

    /** The tagger with the vocabulary and queries of this release. */
    public static MediaTopicTagger standard() {
        return Standard.TAGGER;
    }

    /**
     * The tagger of this release with a newsroom's own queries and models.
     *
     * @param version of the rules that hold the queries; every tag by words carries it
     * @param models by language
     */
    public static MediaTopicTagger with(List<TopicQuery> own, String version, Map<String, TopicModel> models) {
        return new MediaTopicTagger(own, version, models);
    }

    /** The story's topics by falling score, then by id. */
    public List<TopicTag> tag(CleanText text, Story story) {
        Map<String, TopicTag> tags = new TreeMap<>();
        var zones = new FoldedText(text.headline(), text.lead(), text.rest());
        byCodes(story, tags);
        byWords(text, zones, tags);
        byModel(text, zones, tags);
        List<TopicTag> sorted = new ArrayList<>(tags.values());
        sorted.sort(
                Comparator.comparingDouble((TopicTag tag) -> -tag.getScore()).thenComparing(TopicTag::getId));
        return sorted;
    }

    private void byCodes(Story story, Map<String, TopicTag> tags) {
        for (Subject subject : story.getSubjects()) {
            Optional<MediaTopic> coded = topics.of(subject);
            if (coded.isEmpty()) {
                continue;
            }
            var evidence = new Evidence("provider", subject.getScheme() + ":" + subject.getCode(), "code");
            for (MediaTopic topic : topics.chain(coded.get().id())) {
                tags.computeIfAbsent(
                                topic.id(),
                                id -> new TopicTag(id, topic.english(), 1.0, "provider", "", new ArrayList<>()))
                        .getEvidence()
                        .add(evidence);
            }
        }
    }

    private void byWords(CleanText text, FoldedText zones, Map<String, TopicTag> tags) {
        List<QueryTopics.Scored> scored = queries.score(text.language(), zones);
        boolean coded = !tags.isEmpty();
        double length = Math.min(
                1,
                (text.headline().length() + text.lead().length() + text.rest().length()) / LONG);
        double best = 0;
        double bestBelow = 0;
        int tops = 0;
        int below = 0;
        for (QueryTopics.Scored one : scored) {
            if (one.query().topic().isTop()) {
                best = Math.max(best, one.score());
                double least = coded ? LOUD : least(one.query(), TOP_IN_A_LINE, TOP_IN_A_LONG_TEXT, length);
                if (one.score() >= least && one.score() >= TOP_OF_BEST * best && tops < MOST_TOPS) {
                    tops++;
                    add(one, one.query().topic(), one.evidence(), tags);
                }
            }
        }
        for (QueryTopics.Scored one : scored) {
            if (!one.query().topic().isTop()) {
                bestBelow = Math.max(bestBelow, one.score());
                double least = coded ? LOUD : least(one.query(), BELOW_IN_A_LINE, BELOW_IN_A_LONG_TEXT, length);
                if (one.score() >= least
                        && one.score() >= BELOW_OF_BEST * bestBelow
                        && below < MOST_BELOW
                        && (one.proved() || isEditors(one))
                        && (standsAlone(one, least) || topIsThere(one, tags))) {
                    below++;
                    addWithBroader(one, tags);
                }
            }
        }
    }

    private void byModel(CleanText text, FoldedText zones, Map<String, TopicTag> tags) {
        TopicModel model = models.get(LanguageGuess.of(text.language(), zones));
        if (model == null) {
            return;
        }
        for (Guess guess : model.classify(text)) {
            Collection<MediaTopic> chain = topics.chain(guess.label());
            if (chain.isEmpty()) {
                add(guess, guess.label(), guess.label(), model.version(), tags);
            }
            chain.forEach(topic -> add(guess, topic.id(), topic.english(), model.version(), tags));
        }
    }

    private static void add(Guess guess, String id, String label, String version, Map<String, TopicTag> tags) {
        double score = Math.round(guess.score() * 10_000) / 10_000.0;
        tags.putIfAbsent(id, new TopicTag(id, label, score, "model", version, guess.evidence()));
    }

    private static double least(TopicQuery query, double inALine, double inALongText, double length) {
        return query.least() > 0 ? query.least() : inALine + (inALongText - inALine) * length;
    }

    /** Without words of its top topic: because its own are many, or because an editor says so. */
    private static boolean standsAlone(QueryTopics.Scored one, double least) {
        return isEditors(one) || one.score() >= CARRIES_ITS_TOP * least;
    }

    private static boolean isEditors(QueryTopics.Scored one) {
        return one.query().least() > 0 || !one.query().topic().id().startsWith("medtop:");
    }

    private boolean topIsThere(QueryTopics.Scored one, Map<String, TopicTag> tags) {
        return topics.chain(one.query().topic().id()).stream()
                .anyMatch(topic -> topic.isTop() && tags.containsKey(topic.id()));
    }

    private void addWithBroader(QueryTopics.Scored one, Map<String, TopicTag> tags) {
        String id = one.query().topic().id();
        for (MediaTopic topic : topics.chain(id)) {
            List<Evidence> evidence = topic.id().equals(id)
                    ? one.evidence()
                    : one.evidence().stream()
                            .map(e -> new Evidence(e.getZone(), e.getWords(), e.getRule() + ", by " + id))
                            .toList();
            add(one, topic, evidence, tags);
        }
    }

    private void add(QueryTopics.Scored one, MediaTopic topic, List<Evidence> evidence, Map<String, TopicTag> tags) {
        tags.putIfAbsent(
                topic.id(),
                new TopicTag(topic.id(), topic.english(), rounded(one.score()), "query", version, evidence));
    }

    private static double rounded(double sum) {
        return Math.round(sum / (sum + HALF) * 10_000) / 10_000.0;
    }
}
