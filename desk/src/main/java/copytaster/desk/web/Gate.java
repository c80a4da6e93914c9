package copytaster.desk.web;

import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands before every page: lets readers in, shows others the way to sign in. */
final class Gate {

    private static final String SIGN_IN = "/sign-in";
    private static final Set<String> OPEN_TO_ALL = Set.of("/health", "/ready", SIGN_IN);
    private static final int SIGNED_IN_SECONDS = (int) Duration.ofDays(30).toSeconds();

    private final Doorkeeper doorkeeper;
    private final Pages pages;
    private final Rates rates;

    Gate(Doorkeeper doorkeeper, Pages pages, Rates rates) {
        this.doorkeeper = doorkeeper;
        this.pages = pages;
        this.rates = rates;
    }

    void mount(JavalinDefaultRoutingApi<?> routes) {
        routes.before(this::check);
        routes.get(SIGN_IN, context -> context.html(pages.signIn(next(context.queryParam("next")), Optional.empty())));
        routes.post(SIGN_IN, this::signIn);
        routes.post("/sign-out", context -> {
            context.removeCookie(Doorkeeper.COOKIE, "/");
            context.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
        });
    }

    private void check(Context context) {
        StrictHeaders.ALL.forEach(context::header);
        if (context.method() == HandlerType.POST && isForeign(context)) {
            throw new ForbiddenResponse("Another site asked for this in your name; nothing was done");
        }
        boolean open = OPEN_TO_ALL.contains(context.path()) || context.path().startsWith(Assets.PATH);
        Optional<Reader> reader = doorkeeper.reader(
                context.header("Authorization"),
                context.cookie(Doorkeeper.COOKIE),
                context.header("Host"),
                doorkeeper.personHeader().map(context::header).orElse(null));
        if (reader.isPresent()) {
            Readers.set(context, reader.get());
            if (!open) {
                bound(context, reader.get());
            }
            return;
        }
        if (!doorkeeper.asksForToken()) {
            throw new ForbiddenResponse("Without a token the desk answers only to localhost: set desk.token");
        }
        if (!open) {
            refuse(context);
        }
    }

    /** A page of another site can make a browser send, with our cookie or from this machine. A program sends neither header. */
    private static boolean isForeign(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = context.header("Origin");
        return origin != null && !origin.replaceFirst("^https?://", "").equals(context.header("Host"));
    }

    /** What a reader may ask at all, and how often. Files of the page itself are no load. */
    private void bound(Context context, Reader reader) {
        if (!rates.admits(reader.name())) {
            context.header("Retry-After", "1");
            throw new HttpResponseException(
                    HttpStatus.TOO_MANY_REQUESTS.getCode(),
                    reader.name() + " asks more often than desk.requestsPerSecond allows; wait a second");
        }
        if (!Api.isOurs(context.path())) {
            Readers.require(context, Scope.READ);
        }
    }

    /** A person is shown the form, anything else told the status. */
    private void refuse(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        context.skipRemainingHandlers();
        if (context.header("HX-Request") != null) {
            context.header("HX-Redirect", SIGN_IN).status(HttpStatus.UNAUTHORIZED);
        } else if (accept.contains("text/html")) {
            String query = context.queryString();
            String wanted = query == null ? context.path() : context.path() + "?" + query;
            context.redirect(SIGN_IN + "?next=" + Address.encoded(wanted), HttpStatus.SEE_OTHER);
        } else {
            context.header("WWW-Authenticate", "Bearer")
                    .status(HttpStatus.UNAUTHORIZED)
                    .result("The desk needs its token: Authorization: Bearer …\n");
        }
    }

    private void signIn(Context context) {
        String next = next(context.formParam("next"));
        String shown =
                Optional.ofNullable(context.formParam("token")).orElse("").strip();
        if (doorkeeper.holder(shown).isEmpty()) {
            context.status(HttpStatus.UNAUTHORIZED)
                    .html(pages.signIn(next, Optional.of("No reader of this desk has that token.")));
            return;
        }
        var cookie = new Cookie(Doorkeeper.COOKIE, Doorkeeper.cookie(shown), "/", SIGNED_IN_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure(context));
        cookie.setSameSite(SameSite.LAX);
        context.cookie(cookie);
        context.redirect(next, HttpStatus.SEE_OTHER);
    }

    /** True also where a proxy in front speaks TLS for us. */
    private static boolean isSecure(Context context) {
        return context.scheme().equals("https") || "https".equals(context.header("X-Forwarded-Proto"));
    }

    private static String next(@Nullable String next) {
        return Doorkeeper.safeNext(next);
    }
}
