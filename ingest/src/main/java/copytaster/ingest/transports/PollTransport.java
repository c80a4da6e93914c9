package copytaster.ingest.transports;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A web address asked again and again. The validators of the last answer that reached Kafka (ETag, Last-Modified) go with
 * each request, over a restart too, so that an unchanged feed costs one 304.
 */
public final class PollTransport implements Transport {

    private static final String ASKED = "asked";

    private final String feed;
    private final URI address;
    private final String shown;

    /** Tells addresses apart, and no key in them. */
    private final String asked;

    private final String authorization;
    private final CursorStore cursors;
    private final Web web;
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
        this.cursors = cursors;
        this.asked = Integer.toHexString(address.hashCode());
        Map<String, String> kept = cursors.load(feed);
        // What another address said of itself says nothing of this one.
        this.cursor = kept.getOrDefault(ASKED, asked).equals(asked) ? kept : Map.of();
        this.web = new Web(patience);
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
        Web.Answer answer = web.ask(question());
        if (answer.status() == 304) {
            return List.of();
        }
        answer.wanted();
        var validators = new HashMap<String, String>();
        answer.headers().firstValue("ETag").ifPresent(tag -> validators.put("etag", tag));
        answer.headers().firstValue("Last-Modified").ifPresent(time -> validators.put("lastModified", time));
        if (!validators.isEmpty()) {
            validators.put(ASKED, asked);
        }
        next = validators;
        if (answer.body().length == 0) {
            return List.of();
        }
        return List.of(new Loaded(shown, answer.charset(), answer.body()));
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
        web.close();
    }

    private Web.Question question() {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "application/rss+xml, application/xml, text/xml, application/json, */*;q=0.5");
        if (cursor.containsKey("etag")) {
            headers.put("If-None-Match", cursor.get("etag"));
        }
        if (cursor.containsKey("lastModified")) {
            headers.put("If-Modified-Since", cursor.get("lastModified"));
        }
        return Web.Question.get(
                address, headers, authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization));
    }
}
