package copytaster.desk.web;

import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import copytaster.desk.tasting.Acts;
import copytaster.desk.tasting.TastingBook;
import copytaster.schemas.Act;
import copytaster.schemas.ActKind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes what people say of stories, and shows what they must know: alarms, and what is left for the next shift. */
final class Tasting {

    private static final int LONGEST_TEXT = 1000;
    private static final Duration FLASHES = Duration.ofHours(12);
    private static final Duration SHIFT = Duration.ofHours(8);
    private static final int PRESSING = 3;

    private final Function<Reader, StorySearch> search;
    private final Acts acts;
    private final TastingBook book;
    private final Pages pages;

    Tasting(Function<Reader, StorySearch> search, Acts acts, TastingBook book, Pages pages) {
        this.search = search;
        this.acts = acts;
        this.book = book;
        this.pages = pages;
    }

    void mount(JavalinDefaultRoutingApi<?> routes) {
        routes.post("/act", this::act);
        routes.get("/alarms", this::alarms);
        routes.get("/handover", this::handover);
    }

    /** An alarm that stands until somebody has seen it. */
    record Alarm(IndexedStory story, String what) {}

    /** What the next shift must know of, newest first. */
    record Handover(
            Instant since, List<IndexedStory> untaken, List<IndexedStory> corrected, List<IndexedStory> killed) {}

    private void act(Context context) {
        Reader reader = Readers.require(context, Scope.PUSH);
        String key = parameter(context, "key");
        IndexedStory story = search.apply(reader)
                .story(key)
                .map(StoryHistory::story)
                .orElseThrow(() -> new BadRequestResponse("key: the index has no story " + key));
        String text = Optional.ofNullable(context.formParam("text")).orElse("").strip();
        ActKind kind = kind(parameter(context, "kind"));
        if (kind == ActKind.NOTE && text.isEmpty()) {
            throw new BadRequestResponse("text: a note says something");
        }
        try {
            acts.publish(Act.newBuilder()
                    .setKey(key)
                    .setRevision(story.revision())
                    .setKind(kind)
                    .setBy(reader.name())
                    .setText(text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                    .setAbout(Optional.ofNullable(context.formParam("about")).orElse(""))
                    .build());
        } catch (IllegalStateException e) {
            throw new ServiceUnavailableResponse(String.valueOf(e.getMessage()));
        }
        context.status(204);
    }

    private void alarms(Context context) {
        context.html(pages.alarms(alarms(search.apply(Readers.of(context)))));
    }

    /** A FLASH that heads its cluster, and what has befallen stories that somebody took; each until it is acknowledged. */
    private List<Alarm> alarms(StorySearch seen) {
        var alarms = new LinkedHashMap<String, Alarm>();
        for (IndexedStory story : seen.flashes(pages.time().now().minus(FLASHES))) {
            if (story.priority() == Priority.FLASH
                    && !story.isKilled()
                    && story.first().equals(story.key())) {
                alarms.put(story.key(), new Alarm(story, "Flash"));
            }
        }
        for (IndexedStory story : seen.byKeys(book.taken())) {
            what(story).ifPresent(what -> alarms.put(story.key(), new Alarm(story, what)));
        }
        return alarms.values().stream()
                .filter(alarm ->
                        !book.isAcknowledged(alarm.story().key(), alarm.story().revision()))
                .toList();
    }

    /** What has befallen a story since it was taken. */
    private Optional<String> what(IndexedStory story) {
        boolean since = book.taken(story.key())
                .filter(taken -> taken.act().getRevision() < story.revision())
                .isPresent();
        if (!since) {
            return Optional.empty();
        }
        if (story.isKilled()) {
            return Optional.of("Killed");
        }
        if (!story.warnings().isEmpty()) {
            return Optional.of("Warning");
        }
        return story.relation() == Relation.CORRECTION ? Optional.of("Corrected") : Optional.empty();
    }

    private void handover(Context context) {
        String asked = context.queryParam("since");
        Instant since = asked == null || asked.isBlank()
                ? pages.time().now().minus(SHIFT)
                : pages.time()
                        .sinceClock(asked)
                        .orElseThrow(() -> new BadRequestResponse("since: a time of the house, such as 18:00"));
        var untaken = new ArrayList<IndexedStory>();
        var corrected = new ArrayList<IndexedStory>();
        var killed = new ArrayList<IndexedStory>();
        for (IndexedStory story : search.apply(Readers.of(context)).since(since)) {
            if (story.isKilled()) {
                killed.add(story);
            } else if (story.relation() == Relation.CORRECTION) {
                corrected.add(story);
            } else if (isPressing(story) && book.taken(story.key()).isEmpty()) {
                untaken.add(story);
            }
        }
        context.html(pages.handover(new Handover(since, untaken, corrected, killed)));
    }

    private static boolean isPressing(IndexedStory story) {
        return !story.isCopy()
                && (story.priority() != Priority.NORMAL || (story.urgency() != null && story.urgency() <= PRESSING));
    }

    private static ActKind kind(String name) {
        return Arrays.stream(ActKind.values())
                .filter(kind -> kind != ActKind.OTHER && kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("kind: there is no " + name));
    }

    private static String parameter(Context context, String name) {
        String value = context.formParam(name);
        if (value == null || value.isBlank()) {
            throw new BadRequestResponse(name + ": is missing");
        }
        return value;
    }
}
