package copytaster.desk.web;

import copytaster.desk.readers.Scope;
import copytaster.schemas.RawStory;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is served where: the list and its parts, a story, the lag. */
final class DeskRoutes {

    private static final int MOST_KEYS = 200;

    private final StorySearch search;
    private final Pages pages;
    private final Assets assets;
    private final LiveReaders readers;
    private final Supplier<LagPage> lag;
    private final Supplier<DeadPage> dead;
    private final EditorNotes notes;
    private final Originals originals;

    /** @param notes for editors only, if whoever is let in may see them */
    DeskRoutes(
            StorySearch search,
            Pages pages,
            Assets assets,
            LiveReaders readers,
            Supplier<LagPage> lag,
            Supplier<DeadPage> dead,
            EditorNotes notes,
            Originals originals) {
        this.search = search;
        this.pages = pages;
        this.assets = assets;
        this.readers = readers;
        this.lag = lag;
        this.dead = dead;
        this.notes = notes;
        this.originals = originals;
    }

    void mount(JavalinDefaultRoutingApi<?> routes) {
        routes.get("/", this::front);
        routes.get("/more", this::more);
        routes.get("/newer", this::newer);
        routes.get("/rows", this::rows);
        routes.get(StoryLink.PATH, this::story);
        routes.get(StoryLink.PATH + "/<key>", this::story);
        routes.get("/diff", this::diff);
        routes.get("/original", this::original);
        routes.get("/compare", context -> {
            Selection selection = selection(context);
            context.html(pages.compare(selection, seen(context).agencies(selection)));
        });
        routes.get("/lag", context -> {
            Readers.require(context, Scope.ADMIN);
            context.html(pages.lag(lag.get()));
        });
        routes.get("/dead", context -> {
            Readers.require(context, Scope.ADMIN);
            context.html(pages.dead(dead.get()));
        });
        routes.sse("/live", readers::join);
        routes.get(Assets.PATH + "{hash}/{name}", this::asset);
    }

    private void front(Context context) {
        Selection selection = selection(context);
        Optional<Position> after = position(context, "after");
        Listing listing = seen(context).page(selection, after).withDays(pages.time(), Optional.empty());
        String open = context.queryParam("open");
        StoryHistory opened = open == null
                ? null
                : seen(context).story(open).map(found -> noted(context, found)).orElse(null);
        context.header("HX-Replace-Url", selection.at("/"));
        context.html(pages.front(selection, listing, opened, Readers.of(context).may(Scope.NOTES)));
    }

    private void more(Context context) {
        Optional<Position> after = position(context, "after");
        if (after.isEmpty()) {
            throw new BadRequestResponse("after must be a position in the list");
        }
        Selection selection = selection(context);
        context.html(pages.more(selection, seen(context).page(selection, after).withDays(pages.time(), after)));
    }

    private void newer(Context context) {
        Selection selection = selection(context);
        Optional<Position> since = position(context, "since");
        Listing listing = since.map(position -> seen(context).newer(selection, position))
                .orElseGet(() -> seen(context).page(selection, Optional.empty()));
        context.html(pages.newer(selection, listing.withDays(pages.time(), Optional.empty())));
    }

    private void rows(Context context) {
        List<String> keys = context.queryParams("key").stream().limit(MOST_KEYS).toList();
        Selection selection = selection(context);
        context.html(pages.rows(selection, seen(context).rows(selection, keys)));
    }

    private void story(Context context) {
        String key = context.pathParamMap().getOrDefault("key", context.queryParam("key"));
        if (key == null || key.isBlank()) {
            throw new BadRequestResponse("name a story by its key");
        }
        String revision = context.queryParam("revision");
        Optional<StoryHistory> history =
                revision == null ? seen(context).story(key) : seen(context).version(key, number(revision));
        StoryHistory shown = history.map(found -> noted(context, found))
                .orElseThrow(() -> new NotFoundResponse(
                        "The index has no story " + key + (revision == null ? "" : " in that version")));
        context.html(pages.story(shown, Readers.of(context).may(Scope.NOTES)));
    }

    /** From {@code with} to {@code key}, each in the version asked for or as it stands. */
    private void diff(Context context) {
        IndexedStory after = version(context, "key", "revision");
        context.html(pages.diff(version(context, "with", "withRevision"), after));
    }

    /** The agency's own bytes, as text to read: nothing of them is run, whatever they say they are. */
    private void original(Context context) {
        Readers.require(context, Scope.NOTES);
        IndexedStory story = version(context, "key", "revision");
        if (story.isKilled()) {
            throw new ForbiddenResponse("This story was killed: its text must not be used in any form");
        }
        RawStory raw = originals
                .of(story)
                .orElseThrow(() -> new NotFoundResponse("wire.raw no longer holds what the agency sent of "
                        + story.key() + " at " + pages.time().full(story.versionSeen())));
        ByteBuffer bytes = raw.getOriginal().duplicate();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        context.header("Content-Disposition", "inline; filename=\"" + raw.getFormat() + ".txt\"")
                .contentType("text/plain; charset=utf-8")
                .result(copy);
    }

    private IndexedStory version(Context context, String keyParameter, String revisionParameter) {
        String key = context.queryParam(keyParameter);
        if (key == null || key.isBlank()) {
            throw new BadRequestResponse(keyParameter + ": name a story by its key");
        }
        String revision = context.queryParam(revisionParameter);
        StorySearch search = seen(context);
        return (revision == null ? search.story(key) : search.version(key, number(revision)))
                .map(StoryHistory::story)
                .orElseThrow(() -> new NotFoundResponse(
                        "The index has no story " + key + (revision == null ? "" : " in that version")));
    }

    private StorySearch seen(Context context) {
        return search.seenBy(Readers.of(context));
    }

    private StoryHistory noted(Context context, StoryHistory history) {
        IndexedStory story = history.story();
        return story.closedNotes() == 0 || !Readers.of(context).may(Scope.NOTES)
                ? history
                : history.with(notes.of(story.key(), story.revision()));
    }

    private void asset(Context context) {
        Assets.Asset asset = assets.at(context.path()).orElseThrow(() -> new NotFoundResponse("No such file"));
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.contentType(asset.type()).status(HttpStatus.OK).result(asset.content());
    }

    private static Selection selection(Context context) {
        return Selection.of(context.queryParamMap());
    }

    private static Optional<Position> position(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter)).flatMap(Position::read);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("revision must be a number");
        }
    }
}
