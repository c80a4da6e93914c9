package copytaster.enrich.topology;

import copytaster.enrich.versions.Standing;
import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Note;
import copytaster.schemas.RawStory;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Verdict;
import copytaster.schemas.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Composes the whole enriched story from a delivery, or from what is stored and what has happened to it. Pure. */
final class Composer {

    private final int generation;

    Composer(int generation) {
        this.generation = generation;
    }

    /**
     * A new version of a story, whole but for its desks and its cluster's members.
     *
     * @param known what the desk book holds of it; null when nothing
     * @param seen the timestamp of the causing record
     * @param clock the wire's clock, in milliseconds
     */
    EnrichedStory compose(Delivery.Judged judged, @Nullable BookEntry known, Instant seen, long clock) {
        RawStory raw = judged.raw();
        Instant firstSeen = known == null ? seen : known.getLast().getFirstSeen();
        Integer retention = raw.getContract().getRetentionDays();
        var tagged = judged.ordered().printed().tagged();
        boolean kill = judged.ordered().standing() instanceof Standing.Kill;
        return EnrichedStory.newBuilder()
                .setKey(StoryKey.of(raw.getStory()))
                .setStory(kill ? killed(raw.getStory(), raw.getStory()) : held(raw.getStory(), clock))
                .setEvent(kill ? Event.KILLED : known == null ? Event.NEW_STORY : Event.NEW_VERSION)
                .setGeneration(generation)
                .setRevision(revision(known, seen))
                .setFirstSeen(firstSeen)
                .setVersionSeen(seen)
                .setVersions(known == null ? 1 : known.getLast().getVersions() + 1)
                .setVerdict(judged.verdict())
                .setCluster(known == null ? List.of() : known.getLast().getCluster())
                .setCountries(kill ? List.of() : tagged.countries())
                .setMediaTopics(kill ? List.of() : tagged.mediaTopics())
                .setFormerCluster(known == null ? null : known.getLast().getFormerCluster())
                .setDesks(known == null ? List.of() : known.getLast().getDesks())
                .setWarnings(known == null ? List.of() : known.getLast().getWarnings())
                .setContract(raw.getContract())
                .setHome(raw.getHome())
                .setExpiresAt(retention == null ? null : firstSeen.plus(Duration.ofDays(retention)))
                .setUntagged(tagged.untagged())
                .build();
    }

    /** The stored story after a kill that came under another id. */
    EnrichedStory killedBy(EnrichedStory last, Story notice, Instant seen) {
        return next(last, Event.KILLED, seen)
                .setStory(killed(last.getStory(), notice))
                .setVersionSeen(seen)
                .setCountries(List.of())
                .setMediaTopics(List.of())
                .build();
    }

    /** A story that has not come yet, and is killed already. */
    EnrichedStory killedUnseen(String key, EnrichedStory notice, Instant seen) {
        String id = key.substring(key.indexOf('/') + 1);
        Story unseen = Story.newBuilder()
                .setProvider(key.substring(0, key.indexOf('/')))
                .setId(id)
                .build();
        Verdict verdict = Verdict.newBuilder(notice.getVerdict())
                .setRelatedTo(key)
                .setClusterId(key)
                .setThread(key)
                .setEvidence(List.of("killed by the agency in " + notice.getKey() + " before it came"))
                .build();
        return EnrichedStory.newBuilder(next(notice, Event.KILLED, seen).build())
                .setKey(key)
                .setStory(killed(unseen, notice.getStory()))
                .setVerdict(verdict)
                .setFormerCluster(null)
                .setWarnings(List.of())
                .setRevision(seen.toEpochMilli())
                .setFirstSeen(seen)
                .setVersions(0)
                .build();
    }

    EnrichedStory warned(EnrichedStory last, Warning warning, Instant seen) {
        var warnings = new ArrayList<>(last.getWarnings());
        warnings.add(warning);
        return next(last, Event.WARNED, seen).setWarnings(warnings).build();
    }

    /**
     * In another cluster.
     *
     * @param into where it stands from now on: cluster and thread
     * @param cluster all who stand there: of these it is no longer in doubt
     */
    EnrichedStory moved(
            EnrichedStory last, Verdict into, Event event, String sentence, Set<String> cluster, Instant seen) {
        EnrichedStory moved = next(last, event, seen).build();
        Verdict verdict = moved.getVerdict();
        moved.setFormerCluster(verdict.getClusterId());
        verdict.setClusterId(into.getClusterId());
        verdict.setThread(into.getThread());
        verdict.setEvidence(with(verdict.getEvidence(), sentence));
        verdict.setDoubts(verdict.getDoubts().stream()
                .filter(doubt -> !cluster.contains(doubt.getKey()))
                .toList());
        String original = verdict.getRelatedTo();
        boolean apart = event == Event.SEPARATED && original != null && !cluster.contains(original);
        if (apart && verdict.getRelation() != Relation.KILL) {
            verdict.setRelation(Relation.NEW);
            verdict.setRelatedTo(null);
            verdict.setScore(0.0);
        }
        return moved;
    }

    /** No longer in doubt whether it is a copy of another. */
    EnrichedStory settled(EnrichedStory last, String about, Event event, String sentence, Instant seen) {
        EnrichedStory settled = next(last, event, seen).build();
        Verdict verdict = settled.getVerdict();
        verdict.setEvidence(with(verdict.getEvidence(), sentence));
        verdict.setDoubts(verdict.getDoubts().stream()
                .filter(doubt -> !doubt.getKey().equals(about))
                .toList());
        return settled;
    }

    private static List<String> with(List<String> sentences, String sentence) {
        var more = new ArrayList<>(sentences);
        if (!more.contains(sentence)) {
            more.add(sentence);
        }
        return more;
    }

    /** Tagged by other rules or another model; its desks are still those of before. */
    EnrichedStory retagged(EnrichedStory last, List<TopicTag> mediaTopics, String rulesVersion, Instant seen) {
        return next(last, Event.RETAGGED, seen)
                .setMediaTopics(mediaTopics)
                .setRulesVersion(rulesVersion)
                .build();
    }

    EnrichedStory lifted(EnrichedStory last, Instant seen) {
        return next(last, Event.EMBARGO_LIFTED, seen)
                .setStory(Story.newBuilder(last.getStory())
                        .setStatus(Status.USABLE)
                        .build())
                .build();
    }

    /** What remains in the book of a story that it no longer holds: enough to know its versions and to send a kill. */
    EnrichedStory remembered(EnrichedStory last) {
        return EnrichedStory.newBuilder(last)
                .setStory(textless(last.getStory())
                        .setSlug("")
                        .setByline("")
                        .setKeywords(List.of())
                        .setSubjects(List.of())
                        .setPlaces(List.of())
                        .setRelated(List.of())
                        .setRights("")
                        .setNotes(List.of())
                        .build())
                .setCountries(List.of())
                .setMediaTopics(List.of())
                .setCluster(List.of())
                .setWarnings(List.of())
                .build();
    }

    private static EnrichedStory.Builder next(EnrichedStory last, Event event, Instant seen) {
        return EnrichedStory.newBuilder(last)
                .setEvent(event)
                .setRevision(Math.max(last.getRevision() + 1, seen.toEpochMilli()));
    }

    private static long revision(@Nullable BookEntry known, Instant seen) {
        return known == null ? seen.toEpochMilli() : Math.max(known.getLast().getRevision() + 1, seen.toEpochMilli());
    }

    /** What may be shown now: an embargo that is over is none; what is withheld shows no text. */
    private static Story held(Story story, long clock) {
        if (story.getStatus() == Status.EMBARGOED
                && story.getEmbargoUntil() != null
                && story.getEmbargoUntil().toEpochMilli() <= clock) {
            return Story.newBuilder(story).setStatus(Status.USABLE).build();
        }
        if (story.getStatus() == Status.WITHHELD) {
            return textless(story).build();
        }
        return story;
    }

    /** The id and the agency's notice remain; every word of the story goes. */
    private static Story killed(Story story, Story notice) {
        var notes = new ArrayList<Note>();
        notice.getNotes().stream().filter(Note::getPublic$).forEach(notes::add);
        boolean underItsOwnId = StoryKey.of(story).equals(StoryKey.of(notice))
                && notice.getRelated().isEmpty();
        if (notes.isEmpty() && !underItsOwnId && !notice.getHeadline().isBlank()) {
            notes.add(Note.newBuilder()
                    .setText(notice.getHeadline())
                    .setRole("kill")
                    .build());
        }
        return textless(story)
                .setStatus(Status.KILLED)
                .setSlug("")
                .setByline("")
                .setKeywords(List.of())
                .setEmbargoUntil(null)
                .setNotes(notes)
                .build();
    }

    private static Story.Builder textless(Story story) {
        return Story.newBuilder(story)
                .setHeadline("")
                .setBody("")
                .setCaptions(List.of())
                .setDateline(null);
    }
}
