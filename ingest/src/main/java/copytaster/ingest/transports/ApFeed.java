package copytaster.ingest.transports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AP's Media API. The feed's answer names its next page, which is the cursor. A text item comes without its text: the NITF
 * rendition is fetched, and put into the item as {@code renditions.nitf.content}, so that the two are one delivery.
 */
public final class ApFeed implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(ApFeed.class);
    private static final int PAGE = 50;
    private static final int TRIES = 3;
    private static final Pattern KEY = Pattern.compile("(?i)([?&])api_?key=[^&]*&?");
    private static final Pattern END = Pattern.compile("[?&]$");

    private final String feed;
    private final URI api;
    private final String key;
    private final String asked;
    private final CursorStore cursors;
    private final Web web;
    private final Map<String, Integer> failures = new HashMap<>();
    private String page;
    private String next;
    private boolean more;

    /**
     * @param products ids parted by commas, empty for all of the plan
     * @param since how far back the first asking goes
     */
    public ApFeed(
            String feed,
            URI api,
            String key,
            String products,
            Duration since,
            Duration patience,
            CursorStore cursors,
            InstantSource clock) {
        this.feed = feed;
        this.api = api;
        this.key = key;
        this.cursors = cursors;
        this.web = new Web(patience);
        this.asked = PollTransport.shown(api) + " " + products;
        Map<String, String> kept = cursors.load(feed);
        // A page of what was asked before says nothing of other products.
        this.page = kept.getOrDefault("asked", asked).equals(asked) && kept.containsKey("next")
                ? kept.get("next")
                : first(products, since, clock);
        this.next = page;
    }

    private String first(String products, Duration since, InstantSource clock) {
        String from = "mindate:>" + clock.instant().minus(since).truncatedTo(ChronoUnit.SECONDS);
        String ids = Arrays.stream(products.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" OR "));
        var query = new LinkedHashMap<String, String>();
        query.put("q", ids.isEmpty() ? from : "productid:(" + ids + ") AND " + from);
        query.put("page_size", String.valueOf(PAGE));
        query.put("in_my_plan", "true");
        query.put("versions", "all");
        query.put("include", "*");
        return Query.of(api, "/content/feed", query).toString();
    }

    @Override
    public List<Delivery> poll() throws IOException, InterruptedException {
        more = false;
        next = page;
        Web.Answer answer = ask(URI.create(page)).wanted();
        JsonNode data = ApiJson.read(answer).path("data");
        if (!data.isObject()) {
            throw new FeedTrouble(Kind.UNREADABLE, answer.shown() + " answered with no data");
        }
        var deliveries = new ArrayList<Delivery>();
        for (JsonNode entry : data.path("items")) {
            deliveries.add(delivery(answer.shown(), entry));
        }
        next = next(answer, data.path("next_page").asText());
        more = !deliveries.isEmpty() && !next.equals(page);
        return deliveries;
    }

    private Web.Answer ask(URI address) throws IOException, InterruptedException {
        return web.ask(Web.Question.get(address, Map.of("Accept", "application/json"), Map.of("x-api-key", key)));
    }

    /** The key stands in a header, never in a cursor, and goes to AP's own server only. */
    private String next(Web.Answer answer, String told) throws FeedTrouble {
        if (told.isEmpty()) {
            return page;
        }
        String link = END.matcher(KEY.matcher(told).replaceAll("$1")).replaceAll("");
        URI address = address(link);
        if (address == null) {
            throw new FeedTrouble(Kind.UNREADABLE, answer.shown() + " names a next_page that is not on its own server");
        }
        return link.contains("include=") ? link : link + (link.contains("?") ? "&" : "?") + "include=*";
    }

    private @Nullable URI address(String link) {
        try {
            URI address = URI.create(link);
            return Web.isSameServer(address, api) ? address : null;
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }

    private Delivery delivery(String shown, JsonNode entry) throws IOException, InterruptedException {
        JsonNode item = entry.path("item");
        if ("text".equals(item.path("type").asText())
                && item.path("renditions").path("nitf") instanceof ObjectNode nitf) {
            text(nitf);
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("data", entry);
        String id = item.path("altids").path("itemid").asText();
        return new Loaded(shown + "#" + id, "UTF-8", ApiJson.write(whole));
    }

    /** A rendition that is not to be had must not hold up the feed: the item then goes without, and says so. */
    private void text(ObjectNode nitf) throws IOException, InterruptedException {
        String href = nitf.path("href").asText();
        URI address = address(href);
        if (address == null) {
            LOG.warn("feed {}: a text is not on AP's own server, and not fetched", feed);
            return;
        }
        try {
            Web.Answer answer = ask(address);
            if (answer.status() == 404 || answer.status() == 410) {
                LOG.warn(
                        "feed {}: {} answered {}; the item goes without its text",
                        feed,
                        answer.shown(),
                        answer.status());
                return;
            }
            if (answer.status() == 403) {
                // The page came with the same key: it is this text that the plan does not hold.
                throw new FeedTrouble(Kind.STATUS, answer.shown() + " answered 403");
            }
            nitf.put("content", new String(answer.wanted().body(), charset(answer.charset())));
            failures.remove(href);
        } catch (FeedTrouble trouble) {
            boolean ofThisOne = trouble.kind() == Kind.STATUS || trouble.kind() == Kind.UNREADABLE;
            if (!ofThisOne || trouble.retryAfter().isPresent()) {
                throw trouble;
            }
            if (failures.merge(href, 1, Integer::sum) < TRIES) {
                throw trouble;
            }
            failures.remove(href);
            LOG.warn("feed {}: {}, {} times; the item goes without its text", feed, trouble.getMessage(), TRIES);
        }
    }

    private static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException odd) {
            return StandardCharsets.UTF_8;
        }
    }

    /** A page that has items is followed at once; the last is asked again until it has. */
    @Override
    public boolean more() {
        return more;
    }

    @Override
    public void settled() {
        if (!next.equals(page)) {
            cursors.save(feed, Map.of("next", next, "asked", asked));
            page = next;
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
