package copytaster.replay.stories;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Evidence;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a story: all that a newsroom would see of it at the end, and what was said of it on the way.
 *
 * @param key provider and id
 * @param headline as last told; empty once it is killed
 * @param firstSeen the time of its first record
 * @param status whether it may be used
 * @param version the agency's own, as last told
 * @param versions how many have passed
 * @param relation how it stands to the stories before it
 * @param relatedTo the story that it is a copy, an update … of; null for none
 * @param cluster the keys of all who tell the same at the end, first seen first, this story included
 * @param thread names the running story
 * @param about the countries that it is about, ISO 3166-1 alpha-2, the surest first
 * @param mentions the countries that it mentions
 * @param topics media topics by id, the surest first
 * @param desks that received it, or will
 * @param warnings sentences on what has happened to stories that it depends on
 * @param undecided why there is no verdict or no tags; null where there are
 * @param events why it was told, each time
 * @param why what decided: under {@code verdict} the evidence, under {@code desks} the rules, and the words under each
 *     country and topic
 */
public record StoryView(
        String key,
        String headline,
        Instant firstSeen,
        Status status,
        String version,
        int versions,
        Relation relation,
        @Nullable String relatedTo,
        List<String> cluster,
        String thread,
        List<String> about,
        List<String> mentions,
        List<String> topics,
        List<String> desks,
        List<String> warnings,
        @Nullable String undecided,
        List<Event> events,
        Map<String, List<String>> why) {

    /** The entry of {@link #why} that says how the verdict came about. */
    public static final String VERDICT = "verdict";

    /** The entry of {@link #why} that says by which rules it was routed. */
    public static final String DESKS = "desks";

    public StoryView {
        cluster = List.copyOf(cluster);
        about = List.copyOf(about);
        mentions = List.copyOf(mentions);
        topics = List.copyOf(topics);
        desks = List.copyOf(desks);
        warnings = List.copyOf(warnings);
        events = List.copyOf(events);
        why = Map.copyOf(why);
    }

    /**
     * @param last as told last
     * @param events of everything told, the last included
     */
    public static StoryView of(EnrichedStory last, List<Event> events) {
        var verdict = last.getVerdict();
        String undecided = verdict.getUndecided() != null ? verdict.getUndecided() : last.getUntagged();
        return new StoryView(
                last.getKey(),
                last.getStory().getHeadline(),
                last.getFirstSeen(),
                last.getStory().getStatus(),
                last.getStory().getVersion(),
                last.getVersions(),
                verdict.getRelation(),
                verdict.getRelatedTo(),
                last.getCluster().stream().map(ClusterMember::getKey).toList(),
                verdict.getThread(),
                countries(last, true),
                countries(last, false),
                last.getMediaTopics().stream().map(TopicTag::getId).toList(),
                last.getDesks(),
                last.getWarnings().stream().map(Warning::getText).toList(),
                undecided,
                events,
                why(last));
    }

    /** The same with these in its cluster. */
    StoryView among(List<String> members) {
        return new StoryView(
                key, headline, firstSeen, status, version, versions, relation, relatedTo, members, thread, about,
                mentions, topics, desks, warnings, undecided, events, why);
    }

    public boolean isKilled() {
        return status == Status.KILLED;
    }

    /** The agency, by the key. */
    public String provider() {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    private static List<String> countries(EnrichedStory story, boolean about) {
        return story.getCountries().stream()
                .filter(tag -> tag.getAbout() == about)
                .map(CountryTag::getCode)
                .toList();
    }

    private static Map<String, List<String>> why(EnrichedStory story) {
        var why = new TreeMap<String, List<String>>();
        why.put(VERDICT, story.getVerdict().getEvidence());
        if (!story.getRulesVersion().isEmpty()) {
            why.put(DESKS, List.of("rules " + story.getRulesVersion()));
        }
        story.getCountries().forEach(tag -> why.put(tag.getCode(), words(tag.getEvidence(), "")));
        story.getMediaTopics()
                .forEach(tag -> why.put(
                        tag.getId(), words(tag.getEvidence(), tag.getLabel() + " (" + tag.getSource() + "): ")));
        return why;
    }

    private static List<String> words(List<Evidence> evidence, String before) {
        String words = evidence.stream()
                .map(one -> "\"" + one.getWords() + "\" in the " + one.getZone() + " (" + one.getRule() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return words.isEmpty() && before.isEmpty() ? List.of() : List.of(before + words);
    }
}
