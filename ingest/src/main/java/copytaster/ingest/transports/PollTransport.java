package copytaster.ingest.transports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A web address asked again and again. The validators of the last answer that reached Kafka (ETag, Last-Modified) go with
 * each request, over a restart too, so that an unchanged feed costs one 304.
 */
public final class PollTransport implements Transport {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    /** In a message of the client's: what follows may be a key, and only the end of the line surely ends it. */
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?#]*)[?#].*", Pattern.CASE_INSENSITIVE);

    private final String feed;
    private final URI address;
    private final String shown;
    private final String authorization;
    private final Duration patience;
    private final CursorStore cursors;
    private final HttpClient http;
    private Map<String, String> cursor;
    private Map<String, String> next = Map.of();

    /**
     * @param authorization the header's whole value, empty for none
     * @param patience for the whole answer: a server that drips bytes must not hold a feed for ever
     */
    public PollTransport(String feed, URI address, String authorization, Duration patience, CursorStore cursors) {
        this.feed = feed;
        this.address = address;
        this.shown = shown(address);
        this.authorization = authorization;
        this.patience = patience;
        this.cursors = cursors;
        this.cursor = cursors.load(feed);
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** An address as it may be printed, logged and kept: without user, password, query and fragment, where keys stand. */
    public static String shown(URI address) {
        if (address.isOpaque()) {
            return address.getScheme() + ":";
        }
        String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        return (address.getScheme() == null ? "" : address.getScheme() + "://")
                + authority.substring(authority.lastIndexOf('@') + 1)
                + address.getRawPath();
    }

    @Override
    public List<Delivery> poll() throws IOException, InterruptedException {
        next = Map.of();
        HttpResponse<byte[]> answer = ask(request());
        int status = answer.statusCode();
        if (status == 304) {
            return List.of();
        }
        if (status != 200) {
            boolean refused = status == 401 || status == 403;
            throw new FeedTrouble(
                    refused ? FeedTrouble.Kind.REFUSED : FeedTrouble.Kind.STATUS,
                    shown + " answered " + status + (refused ? ": check the feed's user, password or token" : ""));
        }
        byte[] bytes = unzipped(answer);
        var validators = new HashMap<String, String>();
        answer.headers().firstValue("ETag").ifPresent(tag -> validators.put("etag", tag));
        answer.headers().firstValue("Last-Modified").ifPresent(time -> validators.put("lastModified", time));
        next = validators;
        if (bytes.length == 0) {
            return List.of();
        }
        return List.of(new Answer(shown, charset(answer), bytes));
    }

    @Override
    public void settled() {
        if (!next.isEmpty() && !next.equals(cursor)) {
            cursors.save(feed, next);
            cursor = next;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("User-Agent", "Copytaster")
                .header("Accept-Encoding", "gzip")
                .header("Accept", "application/rss+xml, application/xml, text/xml, application/json, */*;q=0.5");
        if (cursor.containsKey("etag")) {
            request.header("If-None-Match", cursor.get("etag"));
        }
        if (cursor.containsKey("lastModified")) {
            request.header("If-Modified-Since", cursor.get("lastModified"));
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.GET().build();
    }

    private HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
        var asked = http.sendAsync(request, answer -> bounded());
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new FeedTrouble(
                    FeedTrouble.Kind.CONNECT,
                    shown + " has not answered in full within " + patience.toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new FeedTrouble(
                    FeedTrouble.Kind.CONNECT,
                    shown + " cannot be read: " + QUERY.matcher(why).replaceAll("$1"),
                    cause);
        }
    }

    private static HttpResponse.BodySubscriber<byte[]> bounded() {
        var body = new ByteArrayOutputStream();
        HttpResponse.BodySubscriber<Void> gathering = HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> {
            part.ifPresent(body::writeBytes);
            if (body.size() > MAX_BYTES) {
                throw new IllegalStateException("the answer is longer than " + MAX_BYTES + " bytes");
            }
        });
        return HttpResponse.BodySubscribers.mapping(gathering, nothing -> body.toByteArray());
    }

    private static byte[] unzipped(HttpResponse<byte[]> answer) throws IOException {
        boolean zipped =
                answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        if (!zipped || answer.body().length == 0) {
            return answer.body();
        }
        try (InputStream unzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] bytes = unzip.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("the answer unzips to more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private static String charset(HttpResponse<byte[]> answer) {
        Matcher charset =
                CHARSET.matcher(answer.headers().firstValue("Content-Type").orElse(""));
        return charset.find() ? charset.group(1) : "";
    }

    private record Answer(String source, String charset, byte[] bytes) implements Delivery {

        @Override
        public void settle(boolean rejected) {
            // The place is marked once, when the whole poll is settled.
        }
    }
}
