package copytaster.sink;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Note;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.StoryJson;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays a story out flat, in the fields of the {@link IndexMapping}. */
final class StoryFields {

    /** What is left of a version of a killed story: which it was and when, nothing of what it said. */
    private static final List<String> LEFT_OF_A_KILLED_VERSION = List.of(
            "key",
            "provider",
            "id",
            "version",
            "versions",
            "generation",
            "revision",
            "event",
            "kind",
            "language",
            "firstSeen",
            "versionSeen",
            "firstCreated",
            "versionCreated",
            "rulesVersion",
            "redistribute");

    /** What a kill itself must not carry, whatever it was sent with. */
    private static final Set<String> GONE_WITH_A_KILL = Set.of(
            "body",
            "captions",
            "closedNotes",
            "slug",
            "byline",
            "dateline",
            "datelinePlace",
            "keywords",
            "tags",
            "doubts");

    private StoryFields() {}

    static Map<String, Object> of(EnrichedStory enriched) {
        var fields = new LinkedHashMap<String, Object>();
        Story story = enriched.getStory();
        putAgencysWords(fields, story);
        putTimes(fields, enriched);
        putConclusions(fields, enriched);
        Analyzers.field(story.getLanguage()).ifPresent(field -> put(fields, field, searched(story)));
        return fields;
    }

    private static String searched(Story story) {
        var text = new ArrayList<>(List.of(story.getHeadline(), story.getBody()));
        text.addAll(story.getCaptions());
        return String.join("\n\n", text);
    }

    /** The kill as it was sent: its id, its notice, the desks and cluster it concerns; no text. */
    static Map<String, Object> ofKilled(EnrichedStory enriched) {
        Map<String, Object> fields = of(enriched);
        fields.keySet().removeIf(field -> GONE_WITH_A_KILL.contains(field) || field.startsWith(Analyzers.PREFIX));
        if (enriched.getVerdict().getRelation() != Relation.KILL) {
            // What it was judged by as long as it lived may quote it.
            fields.remove("evidence");
        }
        return fields;
    }

    static Map<String, Object> emptied(Map<String, Object> fields) {
        var left = new LinkedHashMap<String, Object>();
        for (String field : LEFT_OF_A_KILLED_VERSION) {
            put(left, field, fields.get(field));
        }
        left.put("status", "KILLED");
        return left;
    }

    private static void putAgencysWords(Map<String, Object> fields, Story story) {
        put(fields, "provider", story.getProvider());
        put(fields, "id", story.getId());
        put(fields, "version", story.getVersion());
        put(fields, "status", story.getStatus().name());
        put(fields, "kind", story.getKind().name());
        put(fields, "priority", story.getPriority().name());
        put(fields, "urgency", story.getUrgency());
        put(fields, "signals", story.getSignals().stream().map(Enum::name).toList());
        put(fields, "headline", story.getHeadline());
        put(fields, "body", story.getBody());
        put(fields, "captions", story.getCaptions());
        put(fields, "slug", story.getSlug());
        put(fields, "byline", story.getByline());
        if (story.getDateline() != null) {
            put(fields, "dateline", story.getDateline().getText());
            put(fields, "datelinePlace", story.getDateline().getPlace());
        }
        put(fields, "language", story.getLanguage());
        put(fields, "keywords", story.getKeywords());
        put(
                fields,
                "subjects",
                story.getSubjects().stream()
                        .map(subject -> subject.getScheme() + ":" + subject.getCode())
                        .toList());
        put(fields, "rights", story.getRights());
        put(
                fields,
                "notes",
                story.getNotes().stream()
                        .filter(Note::getPublic$)
                        .map(Note::getText)
                        .toList());
        // Their number alone: who may read them is led to wire.enriched by it.
        long closed =
                story.getNotes().stream().filter(note -> !note.getPublic$()).count();
        put(fields, "closedNotes", closed == 0 ? null : closed);
    }

    private static void putTimes(Map<String, Object> fields, EnrichedStory enriched) {
        Story story = enriched.getStory();
        put(fields, "firstSeen", enriched.getFirstSeen());
        put(fields, "versionSeen", enriched.getVersionSeen());
        put(fields, "firstCreated", story.getFirstCreated());
        put(fields, "versionCreated", story.getVersionCreated());
        put(fields, "embargoUntil", story.getEmbargoUntil());
        put(fields, "expiresAt", enriched.getExpiresAt());
    }

    private static void putConclusions(Map<String, Object> fields, EnrichedStory enriched) {
        put(fields, "key", enriched.getKey());
        put(fields, "versions", enriched.getVersions());
        put(fields, "generation", enriched.getGeneration());
        put(fields, "revision", enriched.getRevision());
        put(fields, "event", enriched.getEvent().name());
        Verdict verdict = enriched.getVerdict();
        put(fields, "relation", verdict.getRelation().name());
        put(fields, "relatedTo", verdict.getRelatedTo());
        put(fields, "clusterId", verdict.getClusterId());
        put(fields, "formerCluster", enriched.getFormerCluster());
        put(fields, "thread", verdict.getThread());
        put(fields, "recurring", verdict.getRecurring());
        put(fields, "score", verdict.getScore());
        put(fields, "evidence", verdict.getEvidence());
        put(fields, "doubts", StoryJson.of(verdict.getDoubts()));
        put(fields, "algorithmVersion", verdict.getAlgorithmVersion());
        put(fields, "undecided", verdict.getUndecided());
        putCluster(fields, enriched);
        put(fields, "countries", countries(enriched, true));
        put(fields, "mentioned", countries(enriched, false));
        put(
                fields,
                "mediaTopics",
                enriched.getMediaTopics().stream().map(TopicTag::getId).toList());
        put(
                fields,
                "topicLabels",
                enriched.getMediaTopics().stream().map(TopicTag::getLabel).toList());
        put(fields, "untagged", enriched.getUntagged());
        put(fields, "desks", enriched.getDesks());
        put(fields, "rulesVersion", enriched.getRulesVersion());
        put(fields, "warned", !enriched.getWarnings().isEmpty());
        put(fields, "warnings", StoryJson.of(enriched.getWarnings()));
        put(fields, "redistribute", enriched.getContract().getRedistribute());
        fields.put(
                "tags",
                Map.of(
                        "countries", StoryJson.of(enriched.getCountries()),
                        "mediaTopics", StoryJson.of(enriched.getMediaTopics())));
    }

    /** Its members as they were when this was sent: who came later is found by {@code clusterId}. */
    private static void putCluster(Map<String, Object> fields, EnrichedStory enriched) {
        List<ClusterMember> members = enriched.getCluster();
        put(fields, "cluster", members.stream().map(ClusterMember::getKey).toList());
        if (!members.isEmpty()) {
            put(fields, "firstInCluster", members.getFirst().getKey());
        }
        members.stream()
                .filter(member -> member.getKey().equals(enriched.getKey()))
                .findFirst()
                .ifPresent(own -> put(fields, "minutesBehind", own.getMinutesBehind()));
    }

    private static List<String> countries(EnrichedStory enriched, boolean about) {
        return enriched.getCountries().stream()
                .filter(tag -> tag.getAbout() == about)
                .map(CountryTag::getCode)
                .toList();
    }

    /** What is absent is left out, so that "has a slug" can be asked. */
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value == null || "".equals(value) || (value instanceof Collection<?> many && many.isEmpty())) {
            return;
        }
        fields.put(name, value instanceof Instant time ? time.toString() : value);
    }
}
