package copytaster.sink;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.Contract;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Dateline;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Evidence;
import copytaster.schemas.Note;
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
import java.util.List;

/** Enriched stories for tests, and the whole life of one. */
final class Stories {

    static final String FIRST_TEXT = "Troops abroad were praised.";
    static final String SECOND_TEXT = "Troops stationed overseas were praised at length.";

    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

    private Stories() {}

    static EnrichedStory story(String id, long revision, Event event, Status status, String body) {
        String key = StoryKey.of("example", id);
        boolean killed = status == Status.KILLED;
        return EnrichedStory.newBuilder()
                .setKey(key)
                .setStory(Story.newBuilder()
                        .setProvider("example")
                        .setId(id)
                        .setStatus(status)
                        .setHeadline(killed ? "Example Agency withdraws this story" : "Leader speaks at New Year")
                        .setSlug("leader-new-year")
                        .setDateline(new Dateline("SEOUL, Jan 1 (Example)", "SEOUL"))
                        .setLanguage("en")
                        .setKeywords(List.of("New Year"))
                        .setSubjects(List.of(new Subject("subj", "11000000", null)))
                        .setNotes(List.of(new Note("Attn editors", "", true), new Note("Call 555", "", false)))
                        .setBody(body)
                        .setCaptions(killed ? List.of() : List.of("Troops on parade in Pyongyang"))
                        .build())
                .setEvent(event)
                .setRevision(revision)
                .setFirstSeen(SEEN)
                .setVersionSeen(SEEN.plusMillis(revision))
                .setVerdict(Verdict.newBuilder()
                        .setRelation(Relation.NEW)
                        .setClusterId(key)
                        .setAlgorithmVersion("1")
                        .build())
                .setCluster(List.of(member(key)))
                .setCountries(List.of(
                        new CountryTag("KP", 0.9, true, List.of(new Evidence("lead", "Pyongyang", "capital"))),
                        new CountryTag("US", 0.3, false, List.of())))
                .setMediaTopics(List.of(new TopicTag("medtop:11000000", "politics", 0.8, "provider", "", List.of())))
                .setDesks(List.of("korea"))
                .setContract(Contract.newBuilder().build())
                .build();
    }

    static EnrichedStory fresh(String id, long revision) {
        return story(id, revision, Event.NEW_STORY, Status.USABLE, FIRST_TEXT);
    }

    static EnrichedStory kill(String id, long revision) {
        return story(id, revision, Event.KILLED, Status.KILLED, "");
    }

    /** New, new version, warning, merge, embargo lift, kill, and a warning after the kill; revisions 1000 to 7000. */
    static List<EnrichedStory> life(String id, int generation) {
        EnrichedStory warned = story(id, 3000, Event.WARNED, Status.EMBARGOED, SECOND_TEXT);
        warned.setWarnings(List.of(warning()));
        EnrichedStory merged = story(id, 4000, Event.MERGED, Status.EMBARGOED, SECOND_TEXT);
        mergeInto("example/earlier", merged);
        EnrichedStory warnedAfterwards = story(id, 7000, Event.WARNED, Status.KILLED, "");
        warnedAfterwards.setWarnings(List.of(warning()));
        List<EnrichedStory> life = List.of(
                story(id, 1000, Event.NEW_STORY, Status.EMBARGOED, FIRST_TEXT),
                story(id, 2000, Event.NEW_VERSION, Status.EMBARGOED, SECOND_TEXT),
                warned,
                merged,
                story(id, 5000, Event.EMBARGO_LIFTED, Status.USABLE, SECOND_TEXT),
                kill(id, 6000),
                warnedAfterwards);
        life.forEach(story -> story.setGeneration(generation));
        return life;
    }

    /** Puts a story into the cluster of one that came four minutes before it. */
    static void mergeInto(String first, EnrichedStory story) {
        story.setEvent(Event.MERGED);
        story.setFormerCluster(story.getVerdict().getClusterId());
        story.getVerdict().setClusterId(first);
        story.getVerdict().setThread(first);
        story.getVerdict().setEvidence(List.of("merged into " + first + ": a later story joins the two"));
        story.setCluster(List.of(member(first), new ClusterMember(story.getKey(), SEEN.plusSeconds(240), 4, false)));
    }

    private static Warning warning() {
        return new Warning(WarningKind.SOURCE_CORRECTED, "example/other", "the source was corrected", SEEN);
    }

    private static ClusterMember member(String key) {
        return new ClusterMember(key, SEEN, 0, false);
    }
}
