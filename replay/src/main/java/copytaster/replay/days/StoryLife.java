package copytaster.replay.days;

import copytaster.replay.days.WireAgency.Versions;
import copytaster.schemas.Dateline;
import copytaster.schemas.Kind;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One story of an agency, from its first version to its kill. */
final class StoryLife {

    private static final String[] UPDATED = {"", "UPDATE 1-", "UPDATE 2-", "UPDATE 3-"};

    private final WireAgency agency;
    private final String id;
    private final long report;
    private final Instant born;
    private final @Nullable Happening happening;
    private final String headline;
    private final String language;
    private final String place;
    private final Kind kind;
    private final List<String> paragraphs;
    private final Deque<Story> heldBack = new ArrayDeque<>();
    private @Nullable String before;
    private @Nullable Story last;
    private int version;

    StoryLife(
            WireAgency agency,
            String id,
            long report,
            Happening happening,
            int words,
            Instant born,
            RandomGenerator random) {
        this(
                agency,
                id,
                report,
                born,
                happening,
                happening.headline(random),
                happening.tongue().script().language(),
                happening.place(),
                Kind.STORY,
                happening.paragraphs(words, random));
    }

    /** A form, filled in. */
    StoryLife(WireAgency agency, String id, long report, InventedForm form, Instant born, RandomGenerator random) {
        this(
                agency,
                id,
                report,
                born,
                null,
                form.headline(),
                form.tongue().script().language(),
                "",
                form.table() ? Kind.TABLE : Kind.STORY,
                List.of(form.filled(random)));
    }

    private StoryLife(
            WireAgency agency,
            String id,
            long report,
            Instant born,
            @Nullable Happening happening,
            String headline,
            String language,
            String place,
            Kind kind,
            List<String> paragraphs) {
        this.agency = agency;
        this.id = id;
        this.report = report;
        this.born = born;
        this.happening = happening;
        this.headline = headline;
        this.language = language;
        this.place = place;
        this.kind = kind;
        this.paragraphs = new ArrayList<>(paragraphs);
    }

    WireAgency agency() {
        return agency;
    }

    long report() {
        return report;
    }

    /** The first version, or the one after the last with a paragraph more. */
    Story next(RandomGenerator random) {
        last = write(random);
        return last;
    }

    /** Writes a version that will come later, after the next. */
    void holdBack(RandomGenerator random) {
        heldBack.add(write(random));
    }

    boolean hasHeldBack() {
        return !heldBack.isEmpty();
    }

    Story heldBack() {
        return heldBack.remove();
    }

    /** What came last, once more. */
    Story again() {
        return Objects.requireNonNull(last);
    }

    /** As another agency sends it on: whole, without its end, with paragraphs of its own, or in its own words. */
    StoryLife copy(WireAgency other, String otherId, RandomGenerator random) {
        var text = new ArrayList<>(paragraphs);
        String title = random.nextInt(3) == 0 && happening != null ? happening.headline(random) : headline;
        switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                text.subList((text.size() * random.nextInt(2, 9) + 9) / 10, text.size())
                        .clear();
            case 3, 4 -> text.addAll(more(random));
            case 5 -> {
                text.addAll(more(random));
                Collections.shuffle(text, new Random(random.nextLong()));
            }
            case 6 -> {
                if (happening != null) {
                    text.clear();
                    text.addAll(happening.paragraphs(random.nextInt(60, 160), random));
                    title = happening.headline(random);
                }
            }
            default -> text.add("(" + agency.provider().toUpperCase(Locale.ROOT) + ")");
        }
        return new StoryLife(other, otherId, report, born, happening, title, language, place, kind, text);
    }

    /** The same agency's next text of it, under a new id. */
    StoryLife continued(String nextId, RandomGenerator random) {
        var text = new ArrayList<>(paragraphs);
        text.addAll(more(random));
        var next = new StoryLife(agency, nextId, report, born, happening, headline, language, place, kind, text);
        next.before = id;
        return next;
    }

    /** @param notice the id of the notice that kills it; null for a kill under the story's own id */
    Story kill(@Nullable String notice) {
        Story.Builder kill = Story.newBuilder()
                .setProvider(agency.provider())
                .setId(notice == null ? id : notice)
                .setLanguage(language)
                .setHeadline("KILL: do not use " + id)
                .setStatus(Status.KILLED)
                .setSignals(List.of(Signal.KILL));
        if (notice != null) {
            kill.setRelated(List.of(
                    Related.newBuilder().setRole(RelatedRole.KILLS).setId(id).build()));
        } else if (agency.versions() == Versions.NUMBERED) {
            kill.setVersionRank(version + 1L).setVersion(Integer.toString(version + 1));
        } else if (agency.versions() == Versions.DATED) {
            kill.setVersionCreated(born.plus(Duration.ofMinutes(version + 1L)));
        }
        return kill.build();
    }

    private Story write(RandomGenerator random) {
        version++;
        if (version > 1) {
            paragraphs.addAll(more(random));
        }
        Story.Builder story = Story.newBuilder()
                .setProvider(agency.provider())
                .setId(id)
                .setLanguage(language)
                .setKind(kind)
                .setHeadline(UPDATED[Math.min(version, UPDATED.length) - 1] + headline)
                .setBody(dateline() + String.join("\n\n", paragraphs));
        if (!place.isEmpty()) {
            story.setDateline(Dateline.newBuilder().setText(place).build());
        }
        if (agency.versions() == Versions.NUMBERED) {
            story.setVersionRank((long) version).setVersion(Integer.toString(version));
        }
        if (agency.versions() == Versions.DATED) {
            story.setVersionCreated(born.plus(Duration.ofMinutes(version)));
        }
        if (before != null) {
            story.setSignals(List.of(Signal.UPDATE))
                    .setRelated(List.of(Related.newBuilder()
                            .setRole(RelatedRole.ASSOCIATED)
                            .setId(before)
                            .build()));
        }
        return story.build();
    }

    private String dateline() {
        return place.isEmpty() ? "" : place.toUpperCase(Locale.ROOT) + ", January 2 (" + agency.provider() + ") - ";
    }

    private List<String> more(RandomGenerator random) {
        return happening == null ? List.of("(more)") : happening.paragraphs(random.nextInt(10, 50), random);
    }
}
