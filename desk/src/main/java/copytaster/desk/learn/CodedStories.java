package copytaster.desk.learn;

import copytaster.enrich.mediatopics.MediaTopic;
import copytaster.enrich.mediatopics.MediaTopics;
import copytaster.enrich.models.Example;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.LanguageGuess;
import copytaster.schemas.Kind;
import copytaster.schemas.RawStory;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Subject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stories that a model may learn from, by language: those that carry codes of media topics and whose contract allows it, each in its
 * last version. Seen = taken + forbidden + uncoded + unusable, where taken counts versions too.
 */
final class CodedStories {

    private final boolean allAllowed;
    private final boolean ownCodes;
    private final Map<String, Map<String, Example>> byLanguage = new TreeMap<>();
    private final Map<String, Integer> strangeCodes = new TreeMap<>();
    private int seen;
    private int taken;
    private int forbidden;
    private int uncoded;
    private int unusable;

    /**
     * @param allAllowed whoever runs this says that every contract allows it
     * @param ownCodes keep codes that no media topic answers to, as {@code scheme:code}
     */
    CodedStories(boolean allAllowed, boolean ownCodes) {
        this.allAllowed = allAllowed;
        this.ownCodes = ownCodes;
    }

    void add(RawStory raw) {
        seen++;
        Story story = raw.getStory();
        if (!allAllowed && !raw.getContract().getLearn()) {
            forbidden++;
            return;
        }
        if (story.getStatus() != Status.USABLE
                || story.getKind() != Kind.STORY
                || story.getBody().isBlank()) {
            unusable++;
            return;
        }
        Set<String> labels = labels(story);
        if (labels.isEmpty()) {
            uncoded++;
            return;
        }
        taken++;
        CleanText text = Cleaner.clean(story);
        String language = LanguageGuess.of(text.language(), new FoldedText(text.headline(), text.lead(), text.rest()));
        byLanguage
                .computeIfAbsent(language.isEmpty() ? "en" : language, l -> new LinkedHashMap<>())
                .put(StoryKey.of(story), new Example(text, labels));
    }

    /** Every topic that a code names, with all that are broader; and, where they are kept, codes of other vocabularies. */
    private Set<String> labels(Story story) {
        var labels = new TreeSet<String>();
        for (Subject subject : story.getSubjects()) {
            var topic = MediaTopics.standard().of(subject);
            String code = subject.getScheme() + ":" + subject.getCode();
            if (topic.isEmpty() && ownCodes) {
                labels.add(code);
            } else if (topic.isEmpty()) {
                strangeCodes.merge(code, 1, Integer::sum);
            } else {
                MediaTopics.standard().chain(topic.get().id()).stream()
                        .map(MediaTopic::id)
                        .forEach(labels::add);
            }
        }
        return labels;
    }

    int seen() {
        return seen;
    }

    Set<String> languages() {
        return byLanguage.keySet();
    }

    List<Example> in(String language) {
        return List.copyOf(byLanguage.getOrDefault(language, Map.of()).values());
    }

    /** For a person: what was taken and what was not, and why. */
    String summary() {
        var text = new StringBuilder(seen + " stories: " + taken + " to learn from");
        if (forbidden > 0) {
            text.append(", ").append(forbidden).append(" whose contract does not allow it (learn: true is missing)");
        }
        if (uncoded > 0) {
            text.append(", ").append(uncoded).append(" without a code of a media topic");
        }
        if (unusable > 0) {
            text.append(", ").append(unusable).append(" that are no stories with a text, or may not be used");
        }
        if (!strangeCodes.isEmpty()) {
            text.append("; codes that no media topic answers to, the commonest: ");
            text.append(String.join(
                    ", ",
                    strangeCodes.entrySet().stream()
                            .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                                    .thenComparing(Map.Entry::getKey))
                            .limit(5)
                            .map(e -> e.getKey() + " (" + e.getValue() + ")")
                            .toList()));
        }
        return text.toString();
    }
}
