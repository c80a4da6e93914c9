package copytaster.desk.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import copytaster.schemas.Event;
import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A story as the index holds it; in the list without its body, captions and tags. */
@JsonIgnoreProperties(ignoreUnknown = true)
record IndexedStory(
        String key,
        String provider,
        String id,
        String version,
        int versions,
        long revision,
        Event event,
        Status status,
        Kind kind,
        Priority priority,
        @Nullable Integer urgency,
        List<String> signals,
        Relation relation,
        @Nullable String relatedTo,
        @Nullable String clusterId,
        @Nullable String formerCluster,
        @Nullable String firstInCluster,
        int minutesBehind,
        @Nullable String thread,
        boolean recurring,
        double score,
        List<String> evidence,
        List<Doubted> doubts,
        String algorithmVersion,
        @Nullable String undecided,
        String headline,
        String body,
        List<String> captions,
        String slug,
        String byline,
        String dateline,
        String language,
        List<String> keywords,
        List<String> subjects,
        String rights,
        List<String> notes,
        int closedNotes,
        List<String> countries,
        List<String> mentioned,
        List<String> mediaTopics,
        List<String> topicLabels,
        List<String> desks,
        List<Warned> warnings,
        List<String> cluster,
        Instant firstSeen,
        Instant versionSeen,
        @Nullable Instant firstCreated,
        @Nullable Instant versionCreated,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt,
        Tags tags,
        String rulesVersion,
        boolean redistribute) {

    private static final int IN_A_LINE = 3;

    /** Relations that add nothing to the first: folded under it in the list. */
    private static final Set<Relation> COPIES = Set.of(Relation.COPY, Relation.TRIMMED, Relation.RETRANSMISSION);

    /** Relations that know of no original: one that stands in an earlier story's cluster came there later. */
    private static final Set<Relation> OF_ITS_OWN = Set.of(Relation.NEW, Relation.NEW_VERSION);

    /** Something about another story that whoever uses this one must know. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Warned(
            String kind,
            String about,
            String text,
            @Nullable Instant time) {

        Warned {
            kind = orEmpty(kind);
            about = orEmpty(about);
            text = orEmpty(text);
        }
    }

    /** An earlier story that this one may be a copy of. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Doubted(String key, double score, String evidence) {

        Doubted {
            key = orEmpty(key);
            evidence = orEmpty(evidence);
        }
    }

    /** Words that decided a tag, where they stand, and what made them count. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reason(String zone, String words, String rule) {

        Reason {
            zone = orEmpty(zone);
            words = orEmpty(words);
            rule = orEmpty(rule);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Country(String code, double score, boolean about, List<Reason> evidence) {

        Country {
            evidence = orNone(evidence);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Topic(String id, String label, double score, String source, List<Reason> evidence) {

        Topic {
            label = orEmpty(label);
            source = orEmpty(source);
            evidence = orNone(evidence);
        }
    }

    /** The tags whole, with what decided them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tags(List<Country> countries, List<Topic> mediaTopics) {

        static final Tags NONE = new Tags(List.of(), List.of());

        Tags {
            countries = orNone(countries);
            mediaTopics = orNone(mediaTopics);
        }
    }

    IndexedStory {
        version = orEmpty(version);
        event = event == null ? Event.NEW_STORY : event;
        status = status == null ? Status.USABLE : status;
        kind = kind == null ? Kind.STORY : kind;
        priority = priority == null ? Priority.NORMAL : priority;
        relation = relation == null ? Relation.NEW : relation;
        signals = orNone(signals);
        evidence = orNone(evidence);
        doubts = orNone(doubts);
        algorithmVersion = orEmpty(algorithmVersion);
        headline = orEmpty(headline);
        body = orEmpty(body);
        captions = orNone(captions);
        slug = orEmpty(slug);
        byline = orEmpty(byline);
        dateline = orEmpty(dateline);
        language = orEmpty(language);
        keywords = orNone(keywords);
        subjects = orNone(subjects);
        rights = orEmpty(rights);
        notes = orNone(notes);
        countries = orNone(countries);
        mentioned = orNone(mentioned);
        mediaTopics = orNone(mediaTopics);
        topicLabels = orNone(topicLabels);
        desks = orNone(desks);
        warnings = orNone(warnings);
        cluster = orNone(cluster);
        tags = tags == null ? Tags.NONE : tags;
        rulesVersion = orEmpty(rulesVersion);
    }

    /** The labels of its narrowest topics, for a line of the list. */
    List<String> narrowTopics() {
        return Names.narrowest(mediaTopics).stream()
                .limit(IN_A_LINE)
                .map(id -> mediaTopics.indexOf(id) < topicLabels.size()
                        ? topicLabels.get(mediaTopics.indexOf(id))
                        : Names.topic(id))
                .toList();
    }

    boolean isKilled() {
        return status == Status.KILLED;
    }

    /** True while the agency holds the text back: its embargo runs, or it withholds it with no time given. */
    boolean isHeld(Instant now) {
        return status == Status.WITHHELD
                || (embargoUntil != null && now.isBefore(embargoUntil))
                || (status == Status.EMBARGOED && embargoUntil == null);
    }

    /** Whoever was first in the cluster of copies; the story itself when it is alone. */
    String first() {
        if (firstInCluster != null) {
            return firstInCluster;
        }
        return cluster.isEmpty() ? key : cluster.getFirst();
    }

    /** The cluster by which it is folded; its own key where a release before clusters had ids indexed it. */
    String foldedBy() {
        return clusterId == null ? first() : clusterId;
    }

    /** True for a story that late evidence put into the cluster of an earlier one. */
    boolean isMergedIn() {
        return formerCluster != null && OF_ITS_OWN.contains(relation) && !first().equals(key);
    }

    /** True for a living copy of an earlier story: a reader of the first has nothing new to read here. */
    boolean isCopy() {
        return (COPIES.contains(relation) || isMergedIn()) && !isKilled() && !first().equals(key);
    }

    /** What a person reads for a story without a headline: a kill may carry none. */
    String title() {
        if (!headline.isBlank()) {
            return headline;
        }
        return slug.isBlank() ? "Story " + id : slug;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
