package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import copytaster.desk.subscribe.StoryItem;
import copytaster.desk.subscribe.Subscriptions;
import copytaster.desk.subscribe.Webhooks;
import copytaster.desk.subscribe.Wish;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What programs ask of the desk, under {@code /v1}: the stream, searches as feeds and files, a story, the subscribers. */
final class Api {

    /** The description of all of it. */
    static final String DESCRIPTION = "/v1/openapi.json";

    private static final String PREFIX = "/v1/";
    private static final int FEED = 50;
    private static final int MOST = 500;
    private static final int MOST_ROWS = 10_000;

    private final Function<Reader, StorySearch> search;
    private final Subscriptions subscriptions;
    private final Webhooks webhooks;
    private final HouseTime time;
    private final ObjectMapper json = new ObjectMapper();
    private final byte[] description;

    Api(Function<Reader, StorySearch> search, Subscriptions subscriptions, Webhooks webhooks, HouseTime time) {
        this.search = search;
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.time = time;
        try (InputStream file = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.json"))) {
            this.description = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether whoever asks this path is a program, and is told of a problem as one. */
    static boolean isOurs(String path) {
        return path.startsWith(PREFIX) || path.equals("/stream");
    }

    void mount(JavalinDefaultRoutingApi<?> routes) {
        routes.get(
                DESCRIPTION, context -> context.contentType("application/json").result(description));
        routes.get(PREFIX + "stories", this::stories);
        routes.get(PREFIX + "stories.atom", this::atom);
        routes.get(PREFIX + "stories.csv", this::csv);
        routes.get(PREFIX + "story", this::story);
        routes.get(PREFIX + "subscribers", this::subscribers);
        routes.post(PREFIX + "webhooks/{name}/resume", this::resume);
        routes.get(PREFIX + "stream", this::stream);
        routes.get("/stream", this::stream);
    }

    private void stories(Context context) {
        Reader reader = Readers.require(context, Scope.READ);
        Selection selection = Selection.of(context.queryParamMap());
        int size = size(context);
        Optional<Position> after = Optional.ofNullable(context.queryParam("after"))
                .map(text -> Position.read(text)
                        .orElseThrow(
                                () -> new BadRequestResponse("after: not the next of an earlier answer: " + text)));
        Fields found = search.apply(reader).fields(selection, after, size);
        ObjectNode answer = json.createObjectNode().put("total", found.total());
        ArrayNode items = answer.putArray("stories");
        found.stories().forEach(fields -> items.add(StoryItem.of(fields)));
        found.next(size)
                .ifPresent(next -> answer.put(
                        "next",
                        selection
                                .at(PREFIX + "stories?size=" + size + "&after=")
                                .replace("after=", "after=" + Address.encoded(next.text()))));
        context.json(answer.toString()).contentType("application/json");
    }

    private void atom(Context context) {
        Reader reader = Readers.require(context, Scope.READ);
        Selection selection = Selection.of(context.queryParamMap());
        Fields found = search.apply(reader).fields(selection, Optional.empty(), FEED);
        context.contentType("application/atom+xml; charset=utf-8")
                .result(new AtomFeed(base(context), selection, time).of(found.stories()));
    }

    private void csv(Context context) {
        Reader reader = Readers.require(context, Scope.READ);
        Selection selection = Selection.of(context.queryParamMap());
        var sheet = new CsvSheet(time);
        Optional<Position> after = Optional.empty();
        Fields found;
        do {
            found = search.apply(reader).fields(selection, after, MOST);
            found.stories().forEach(sheet::add);
            after = found.next(MOST);
        } while (after.isPresent() && sheet.rows() < MOST_ROWS);
        context.header("Content-Disposition", "attachment; filename=\"copytaster.csv\"")
                .contentType("text/csv; charset=utf-8")
                .result(sheet.text());
    }

    private void story(Context context) {
        Reader reader = Readers.require(context, Scope.READ);
        String key = context.queryParam("key");
        if (key == null || key.isBlank()) {
            throw new BadRequestResponse("key: name a story, as provider/id");
        }
        JsonNode fields = search.apply(reader)
                .fields(key)
                .orElseThrow(() -> new NotFoundResponse("The index has no story " + key));
        context.contentType("application/json").result(StoryItem.of(fields).toString());
    }

    private void subscribers(Context context) {
        Reader reader = Readers.require(context, Scope.SUBSCRIBE);
        ObjectNode answer = json.createObjectNode();
        answer.set("stream", standings(subscriptions.standings(reader)));
        answer.set("webhooks", standings(reader.may(Scope.ADMIN) ? webhooks.standings() : List.of()));
        context.contentType("application/json").result(answer.toString());
    }

    private void resume(Context context) {
        Readers.require(context, Scope.ADMIN);
        String name = context.pathParam("name");
        if (!webhooks.has(name)) {
            throw new NotFoundResponse("There is no webhook " + name + " in desk.webhooks");
        }
        if (!webhooks.resume(name)) {
            throw new ConflictResponse("Another desk tells webhook " + name + " just now: ask that one");
        }
        context.status(202).contentType("application/json").result("{}");
    }

    /** All that can be wrong with a request is said before the stream begins. The request's own thread tells it all. */
    private void stream(Context context) {
        Reader reader = Readers.require(context, Scope.SUBSCRIBE);
        if (subscriptions.isFull()) {
            throw new ServiceUnavailableResponse(
                    "There are " + Subscriptions.MOST + " subscribers already; try again later");
        }
        Wish wish;
        String bookmark;
        try {
            wish = Wish.of(context.queryParam("desk"), context.queryParam("filter"), context.queryParam("only"));
            bookmark = subscriptions.begin(begin(context));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new ServiceUnavailableResponse(String.valueOf(e.getMessage()));
        }
        HttpServletResponse answer = context.res();
        answer.setContentType("text/event-stream; charset=utf-8");
        answer.setHeader("Cache-Control", "no-store");
        // Proxies that gather answers would hold events back.
        answer.setHeader("X-Accel-Buffering", "no");
        try {
            subscriptions.serve(answer.getOutputStream(), wish, reader, bookmark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Subscriptions.Begin begin(Context context) {
        String last = context.header("Last-Event-ID");
        String after = last == null ? context.queryParam("after") : last;
        if (after != null && !after.isBlank()) {
            return new Subscriptions.Begin.After(after.strip());
        }
        String since = context.queryParam("since");
        if (since == null) {
            return new Subscriptions.Begin.Now();
        }
        return new Subscriptions.Begin.At(time.instant(since)
                .orElseThrow(() ->
                        new IllegalArgumentException("since: not a time, such as 2026-01-01T18:00:00Z: " + since)));
    }

    private ArrayNode standings(List<?> standings) {
        ArrayNode all = json.createArrayNode();
        standings.forEach(standing -> all.add(JsonText.tree(standing)));
        return all;
    }

    private static int size(Context context) {
        String size = context.queryParam("size");
        if (size == null) {
            return FEED;
        }
        if (!size.matches("[1-9]\\d{0,2}") || Integer.parseInt(size) > MOST) {
            throw new BadRequestResponse("size: 1 to " + MOST + ", not " + size);
        }
        return Integer.parseInt(size);
    }

    private static String base(Context context) {
        String forwarded = context.header("X-Forwarded-Proto");
        return (forwarded == null ? context.scheme() : forwarded) + "://" + context.host();
    }
}
