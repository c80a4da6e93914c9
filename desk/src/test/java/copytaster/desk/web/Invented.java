package copytaster.desk.web;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.Contract;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Dateline;
import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Evidence;
import copytaster.schemas.Kind;
import copytaster.schemas.Note;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Subject;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Verdict;
import copytaster.schemas.Warning;
import copytaster.schemas.WarningKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds an enriched story by saying only what matters to the case. */
final class Invented {

    private final Story.Builder story = Story.newBuilder();
    private final List<CountryTag> countries = new ArrayList<>();
    private final List<TopicTag> topics = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private List<String> cluster;
    private String formerCluster;
    private String thread;
    private boolean recurring;
    private int behind;
    private Event event = Event.NEW_STORY;
    private Relation relation = Relation.NEW;
    private String relatedTo;
    private double score;
    private List<String> evidence = List.of();
    private Instant firstSeen;
    private Instant versionSeen;
    private Instant emitted;
    private int versions = 1;

    private Invented(String provider, String id, String language, Instant seen) {
        story.setProvider(provider).setId(id).setLanguage(language).setVersion("1");
        cluster = List.of(StoryKey.of(provider, id));
        firstSeen = seen;
        versionSeen = seen;
        emitted = seen;
    }

    static Invented story(String provider, String id, String language, Instant seen) {
        return new Invented(provider, id, language, seen);
    }

    Invented says(String headline, String... paragraphs) {
        story.setHeadline(headline).setBody(String.join("\n\n", paragraphs));
        return this;
    }

    Invented from(String dateline, String place) {
        story.setDateline(new Dateline(dateline, place));
        return this;
    }

    Invented by(String byline, String slug) {
        story.setByline(byline).setSlug(slug);
        return this;
    }

    Invented priority(Priority priority, int urgency) {
        story.setPriority(priority).setUrgency(urgency);
        return this;
    }

    Invented kind(Kind kind) {
        story.setKind(kind);
        return this;
    }

    Invented noteForEditorsOnly(String text) {
        story.setNotes(List.of(new Note(text, "", false)));
        return this;
    }

    Invented note(String text) {
        story.setNotes(List.of(new Note(text, "", true)));
        return this;
    }

    Invented code(String subject) {
        story.setSubjects(List.of(new Subject("subj", subject, null)));
        return this;
    }

    Invented rights(String rights) {
        story.setRights(rights);
        return this;
    }

    Invented embargo(Instant until) {
        story.setStatus(Status.EMBARGOED).setEmbargoUntil(until);
        return this;
    }

    Invented killed() {
        story.setStatus(Status.KILLED).setBody("");
        event = Event.KILLED;
        relation = Relation.KILL;
        return this;
    }

    Invented version(int number, Instant seen) {
        versions = number;
        versionSeen = seen;
        emitted = seen;
        event = Event.NEW_VERSION;
        relation = Relation.NEW_VERSION;
        story.setVersion(Integer.toString(number));
        return this;
    }

    Invented about(String code, double score, String... reasons) {
        countries.add(new CountryTag(code, score, true, reasons(reasons)));
        return this;
    }

    Invented mentions(String code, double score, String... reasons) {
        countries.add(new CountryTag(code, score, false, reasons(reasons)));
        return this;
    }

    Invented on(String id, String label, double score, String source, String... reasons) {
        topics.add(new TopicTag("medtop:" + id, label, score, source, "", reasons(reasons)));
        return this;
    }

    Invented is(Relation how, String of, double sure, String... because) {
        relation = how;
        relatedTo = of;
        score = sure;
        evidence = List.of(because);
        return this;
    }

    Invented cluster(String... keys) {
        cluster = List.of(keys);
        return this;
    }

    Invented warned(String about, String text, Instant time) {
        warnings.add(new Warning(WarningKind.SOURCE_KILLED, about, text, time));
        event = Event.WARNED;
        emitted = time;
        return this;
    }

    /** Late evidence puts it into an earlier story's cluster. */
    Invented mergedInto(String first, Instant time) {
        formerCluster = cluster.getFirst();
        cluster = List.of(first, formerCluster);
        evidence = List.of("merged into " + first + ": a later story joins the two");
        event = Event.MERGED;
        emitted = time;
        return this;
    }

    Invented behind(int minutes) {
        behind = minutes;
        return this;
    }

    Invented thread(String id) {
        thread = id;
        return this;
    }

    Invented recurring() {
        recurring = true;
        return this;
    }

    Invented doubted(String key, double score, String because) {
        doubts.add(new Doubt(key, score, because));
        return this;
    }

    EnrichedStory build() {
        Story built = story.build();
        return EnrichedStory.newBuilder()
                .setKey(StoryKey.of(built))
                .setStory(built)
                .setEvent(event)
                .setRevision(emitted.toEpochMilli())
                .setFirstSeen(firstSeen)
                .setVersionSeen(versionSeen)
                .setVersions(versions)
                .setVerdict(Verdict.newBuilder()
                        .setRelation(relation)
                        .setRelatedTo(relatedTo)
                        .setClusterId(cluster.getFirst())
                        .setThread(thread == null ? cluster.getFirst() : thread)
                        .setRecurring(recurring)
                        .setDoubts(doubts)
                        .setScore(score)
                        .setEvidence(evidence)
                        .setAlgorithmVersion("judge-2")
                        .build())
                .setCluster(cluster.stream()
                        .map(key ->
                                new ClusterMember(key, firstSeen, key.equals(cluster.getFirst()) ? 0 : behind, false))
                        .toList())
                .setFormerCluster(formerCluster)
                .setCountries(countries)
                .setMediaTopics(topics)
                .setDesks(List.of("world"))
                .setRulesVersion("5f1c09ab77de")
                .setWarnings(warnings)
                .setContract(new Contract(null, true, false))
                .build();
    }

    /** Each reason as {@code zone|words|rule}. */
    private static List<Evidence> reasons(String... reasons) {
        return java.util.Arrays.stream(reasons)
                .map(reason -> reason.split("\\|"))
                .map(parts -> new Evidence(parts[0], parts[1], parts[2]))
                .toList();
    }
}
