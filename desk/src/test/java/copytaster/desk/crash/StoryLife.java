package copytaster.desk.crash;

import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One story on the generated wire, from its first take to its kill; every take says its number in its headline. */
final class StoryLife {

    private static final int NEWEST_IS_NEWS = 1;

    private final Agency agency;
    private final String id;
    private final String headline;
    private final List<String> paragraphs;
    private final Instant born;
    private final @Nullable Instant embargo;
    private final List<Story> sent = new ArrayList<>();
    private final List<Story> heldBack = new ArrayList<>();
    private int take;

    StoryLife(
            Agency agency,
            String id,
            String headline,
            List<String> paragraphs,
            Instant born,
            @Nullable Instant embargo) {
        this.agency = agency;
        this.id = id;
        this.headline = headline;
        this.paragraphs = new ArrayList<>(paragraphs);
        this.born = born;
        this.embargo = embargo;
    }

    Agency agency() {
        return agency;
    }

    List<String> paragraphs() {
        return List.copyOf(paragraphs);
    }

    boolean mayWait() {
        return agency.numbers() || agency.dates();
    }

    /** The first take, or a new one with a paragraph more. */
    Story nextTake(Prose prose) {
        Story story = write(prose);
        sent.add(story);
        return story;
    }

    /** Writes a take that will come later, after its successor. */
    void holdBackNextTake(Prose prose) {
        heldBack.add(write(prose));
    }

    /** What was held back, else one of the takes that have come already; empty where there is none but the newest. */
    Optional<Story> late(Random random) {
        if (!heldBack.isEmpty()) {
            Story late = heldBack.removeFirst();
            sent.addFirst(late);
            return Optional.of(late);
        }
        int earlier = sent.size() - 1;
        return earlier < 1 ? Optional.empty() : Optional.of(sent.get(random.nextInt(earlier)));
    }

    /** The newest take once more. */
    Story again() {
        return sent.getLast();
    }

    /** A kill under the story's own id. */
    Story kill() {
        Story.Builder kill =
                blank(id).setHeadline("KILL of " + id).setStatus(Status.KILLED).setSignals(List.of(Signal.KILL));
        if (agency.numbers()) {
            kill.setVersionRank(take + 1L).setVersion(Integer.toString(take + 1));
        }
        return kill.build();
    }

    /** A kill under an id of its own that points at this story. */
    Story killByNotice(String noticeId) {
        return blank(noticeId)
                .setHeadline("Please do not use " + id)
                .setStatus(Status.KILLED)
                .setSignals(List.of(Signal.KILL))
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.KILLS)
                        .setId(id)
                        .build()))
                .build();
    }

    private Story write(Prose prose) {
        take++;
        if (take > 1) {
            paragraphs.add(1, prose.paragraph());
        }
        Story.Builder story = blank(id)
                .setHeadline(headline + Takes.mark(take))
                .setBody(String.join("\n\n", paragraphs))
                .setFirstCreated(born);
        if (agency.numbers()) {
            story.setVersionRank((long) take).setVersion(Integer.toString(take));
        }
        if (agency.dates()) {
            story.setVersionCreated(born.plus(Duration.ofMinutes(take)));
        }
        if (embargo != null) {
            story.setStatus(Status.EMBARGOED).setEmbargoUntil(embargo);
        }
        return story.build();
    }

    private Story.Builder blank(String ownId) {
        return Story.newBuilder()
                .setProvider(agency.provider())
                .setId(ownId)
                .setLanguage(agency.language())
                .setSlug("CRASH-TEST")
                .setByline("By a machine");
    }
}
