package copytaster.desk.web;

import copytaster.desk.config.DeskSettings;
import copytaster.desk.lag.KnownReader;
import copytaster.desk.lag.LagMeters;
import copytaster.desk.lag.LagWatch;
import copytaster.desk.monitor.SetAsideWatch;
import copytaster.desk.rules.SavedDesks;
import copytaster.desk.subscribe.Subscriptions;
import copytaster.desk.subscribe.Webhooks;
import copytaster.desk.tasting.Acts;
import copytaster.desk.tasting.TastingBook;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import copytaster.sink.OpenSearchConnection;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.SinkSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the desk: stories as they come in, searched and opened, and the lag of every part. */
public final class DeskServer implements Component, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);
    private static final int LONGEST_REQUEST = 64 * 1024;

    private final DeskSettings desk;
    private final Doorkeeper doorkeeper;
    private final StorySearch search;
    private final LiveReaders readers = new LiveReaders();
    private final LiveStories live;
    private final LagWatch lag;
    private final SetAsideWatch setAside;
    private final Pages pages;
    private final Gate gate;
    private final DeskRoutes routes;
    private final Subscriptions subscriptions;
    private final Webhooks webhooks;
    private final Api api;
    private final Acts acts;
    private final Tasting tasting;
    private final @Nullable Saving saving;
    private @Nullable Javalin server;

    /**
     * @param known the groups of Copytaster itself
     * @param saved keeps searches as desks; null where the page cannot
     */
    public DeskServer(
            DeskSettings desk,
            KafkaSettings kafka,
            SinkSettings sink,
            Map<String, KnownReader> known,
            @Nullable SavedDesks saved) {
        this(desk, kafka, search(sink.opensearch()), known, saved, Clock.systemUTC());
    }

    DeskServer(
            DeskSettings desk,
            KafkaSettings kafka,
            StorySearch search,
            Map<String, KnownReader> known,
            @Nullable SavedDesks saved,
            Clock clock) {
        this.desk = desk;
        this.search = search;
        this.doorkeeper = new Doorkeeper(desk);
        var assets = new Assets();
        var book = new TastingBook();
        var time = new HouseTime(desk.timeZone(), clock);
        this.pages = new Pages(assets, time, doorkeeper.asksForToken(), saved != null, book);
        this.gate = new Gate(doorkeeper, pages, new Rates(desk.requestsPerSecond(), System::nanoTime));
        this.subscriptions = new Subscriptions(kafka, Clock.systemUTC());
        this.webhooks = new Webhooks(Objects.requireNonNull(desk.webhooks()), kafka, Clock.systemUTC());
        this.acts = new Acts(kafka, book, act -> readers.announce(List.of(act.getKey())), Clock.systemUTC());
        this.tasting = new Tasting(search::seenBy, acts, book, pages);
        this.saving = saved == null ? null : new Saving(saved);
        this.api = new Api(search::seenBy, subscriptions, webhooks, time);
        this.live = new LiveStories(kafka, search, readers, clock);
        this.lag = new LagWatch(kafka, known, Clock.systemUTC());
        this.setAside = new SetAsideWatch(kafka);
        var dead = new DeadBoard(kafka, Clock.systemUTC());
        EditorNotes notes = new WireNotes(kafka, clock);
        this.routes = new DeskRoutes(
                search,
                pages,
                assets,
                readers,
                () -> new LagPage(lag.report()),
                dead::read,
                notes,
                new Originals(kafka, clock));
    }

    @Override
    public void start() {
        Javalin starting = Javalin.create(this::configure);
        try {
            starting.start(desk.host(), desk.port());
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "the desk cannot listen on " + desk.host() + ":" + desk.port()
                            + ": the port is in use or not allowed; set desk.port",
                    e);
        }
        server = starting;
        live.start();
        subscriptions.start();
        acts.start();
        webhooks.start();
        lag.start();
        setAside.start();
        LOG.info(
                "the desk is on {}{}",
                url(),
                doorkeeper.asksForToken() ? "" : "; without desk.token only this machine is served");
    }

    /** The port that is listened on, also where any free one was asked for. */
    public int port() {
        return server == null ? desk.port() : server.port();
    }

    /** The address for a browser on this machine. */
    public String url() {
        return "http://" + (desk.host().contains(":") ? "[" + desk.host() + "]" : desk.host()) + ":" + port() + "/";
    }

    /** Shows the lag of every group, and what was set aside. */
    @Override
    public void bindTo(MeterRegistry registry) {
        new LagMeters(lag).bindTo(registry);
        setAside.bindTo(registry);
        subscriptions.bindTo(registry);
        webhooks.bindTo(registry);
        Gauge.builder("desk.readers", readers, LiveReaders::count)
                .description("Open pages that are told of each story")
                .register(registry);
    }

    @Override
    public Optional<String> check() {
        if (server == null) {
            return Optional.of("the desk is not started");
        }
        try {
            search.ping();
        } catch (IndexUnavailable e) {
            return Optional.of(e.getMessage());
        }
        return live.problem().or(subscriptions::check).or(acts::check);
    }

    @Override
    public void close() {
        live.close();
        webhooks.close();
        subscriptions.close();
        acts.close();
        lag.close();
        setAside.close();
        readers.close();
        if (server != null) {
            server.stop();
        }
        search.close();
    }

    static StorySearch search(OpenSearchSettings settings) {
        var index = new OpenSearchIndex(OpenSearchConnection.open(settings));
        return new StorySearch(index, settings.stories(), settings.versions());
    }

    private void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.startupWatcherEnabled = false;
        config.useVirtualThreads = true;
        config.http.defaultContentType = "text/html; charset=utf-8";
        config.http.maxRequestSize = LONGEST_REQUEST;
        config.router.mount(router -> {
            gate.mount(router);
            routes.mount(router);
            api.mount(router);
            tasting.mount(router);
            if (saving != null) {
                saving.mount(router);
            }
            health(router);
            problems(router);
        });
    }

    private void health(JavalinDefaultRoutingApi<?> router) {
        router.get("/health", context -> context.result("ok\n"));
        router.get("/ready", context -> {
            Optional<String> reason = check();
            context.status(reason.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
            // Who may not read is told only whether, not why.
            context.result(reason.isEmpty() ? "ready\n" : admitted(context) ? reason.get() + "\n" : "not ready\n");
        });
    }

    private boolean admitted(Context context) {
        return doorkeeper
                .reader(
                        context.header("Authorization"),
                        context.cookie(Doorkeeper.COOKIE),
                        context.header("Host"),
                        null)
                .isPresent();
    }

    private void problems(JavalinDefaultRoutingApi<?> router) {
        router.exception(IndexUnavailable.class, (e, context) -> {
            LOG.warn("{} cannot be served: {}", context.path(), e.getMessage());
            if (Api.isOurs(context.path())) {
                problem(context, HttpStatus.SERVICE_UNAVAILABLE.getCode(), String.valueOf(e.getMessage()));
                return;
            }
            context.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .html(pages.problem(
                            "The search index does not answer",
                            "Stories keep coming in and nothing is lost; this page works again as soon as the index does. "
                                    + e.getMessage()));
        });
        router.exception(HttpResponseException.class, (e, context) -> {
            if (Api.isOurs(context.path())) {
                problem(context, e.getStatus(), String.valueOf(e.getMessage()));
                return;
            }
            context.status(e.getStatus()).html(pages.problem(title(e.getStatus()), String.valueOf(e.getMessage())));
        });
        router.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            context.status(HttpStatus.INTERNAL_SERVER_ERROR)
                    .html(pages.problem("This did not work", "It is our fault, and it is in the log."));
        });
        router.error(HttpStatus.NOT_FOUND, "html", context -> {
            if (context.result() == null || "Not Found".equals(context.result())) {
                context.html(pages.problem("There is nothing here", "The address may be misspelt."));
            }
        });
    }

    /** As a program is told of it. */
    private static void problem(Context context, int status, String reason) {
        context.status(status)
                .contentType("application/json")
                .result(JsonText.tree(Map.of("problem", reason)).toString());
    }

    private static String title(int status) {
        return switch (HttpStatus.forStatus(status)) {
            case NOT_FOUND -> "Not found";
            case FORBIDDEN -> "Not allowed";
            case BAD_REQUEST -> "This address is not understood";
            default -> "This did not work";
        };
    }
}
