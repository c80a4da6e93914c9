package copytaster.ingest;

import copytaster.ingest.transports.Delivery;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes wires by {@code POST /wires/{feed}} with the feed's bearer token. 202 is said only after Kafka has acknowledged;
 * 422 when nothing of it could be read (it lies on wire.rejected then), 503 when Kafka did not take it: send it again.
 */
final class PushServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PushServer.class);
    static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    /** A feed that is pushed. */
    record Pushed(String token, FeedIntake intake, FeedHealth health) {}

    private final Map<String, Pushed> feeds;
    private final Javalin server;

    PushServer(Map<String, Pushed> feeds) {
        this.feeds = Map.copyOf(feeds);
        this.server = Javalin.create(config -> {
            config.showJavalinBanner = false;
            config.useVirtualThreads = true;
            config.http.maxRequestSize = MAX_BYTES + 1L;
        });
        server.post("/wires/{feed}", this::take);
    }

    void start(String host, int port) {
        server.start(host, port);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void take(Context request) throws IOException {
        String feed = request.pathParam("feed");
        Pushed pushed = feeds.get(feed);
        if (pushed == null) {
            answer(request, HttpStatus.NOT_FOUND, Map.of("error", "no feed of this name is pushed"));
            return;
        }
        if (!shows(request, pushed.token)) {
            request.header("WWW-Authenticate", "Bearer");
            answer(request, HttpStatus.UNAUTHORIZED, Map.of("error", "the feed's bearer token is missing or wrong"));
            return;
        }
        byte[] bytes = request.contentLength() > MAX_BYTES ? null : body(request);
        if (bytes == null || bytes.length > MAX_BYTES) {
            answer(
                    request,
                    HttpStatus.CONTENT_TOO_LARGE,
                    Map.of("error", "no more than " + MAX_BYTES + " bytes at once"));
            return;
        }
        try {
            Receipt receipt = pushed.intake.take(
                    new Posted("POST /wires/" + feed + " from " + request.ip(), charset(request), bytes));
            pushed.health.is("");
            if (receipt.published() > 0) {
                pushed.health.delivered(receipt);
            }
            boolean nothing = receipt.rejected() > 0 && receipt.rejected() == receipt.received();
            answer(request, nothing ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.ACCEPTED, json(receipt));
        } catch (IOException e) {
            LOG.warn("feed {}: {}", feed, e.getMessage());
            pushed.intake.counters().failed(e);
            pushed.health.is(String.valueOf(e.getMessage()));
            request.header("Retry-After", "10");
            answer(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    Map.of("error", "not taken, send it again: " + e.getMessage()));
        }
    }

    private static byte[] body(Context request) throws IOException {
        try (InputStream in = request.bodyInputStream()) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static boolean shows(Context request, String token) {
        String header = request.header("Authorization");
        String shown = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(Receipt receipt) {
        var json = new LinkedHashMap<String, Object>();
        json.put("received", receipt.received());
        json.put("published", receipt.published());
        json.put("rejected", receipt.rejected());
        json.put("setAside", receipt.setAside());
        json.put("reasons", receipt.reasons());
        return json;
    }

    private static void answer(Context request, HttpStatus status, Map<String, ?> json) {
        request.status(status).json(json);
    }

    private static String charset(Context request) {
        String type = request.contentType();
        Matcher charset = CHARSET.matcher(type == null ? "" : type);
        return charset.find() ? charset.group(1) : "";
    }

    private record Posted(String source, String charset, byte[] bytes) implements Delivery {

        @Override
        public void settle(boolean rejected) {
            // The answer to the request is the acknowledgement.
        }
    }
}
