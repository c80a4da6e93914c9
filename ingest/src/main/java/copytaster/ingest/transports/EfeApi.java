package copytaster.ingest.transports;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * EFE's content API: the items of a product from a date on, oldest first, a page a poll. Each asking begins half an hour before
 * the newest item that Kafka has, because items come late and pages shift when an item is revised; what has not changed is left
 * out further on. JSON, because EFE's NewsML of the same stories flattens the urgency.
 */
public final class EfeApi implements Transport {

    private static final int PAGE = 200;
    private static final Duration OVERLAP = Duration.ofMinutes(30);
    private static final DateTimeFormatter ASKED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss[XX][X]");

    /**
     * Who asks for what.
     *
     * @param language as EFE writes it, {@code ES} say; empty for EFE's default
     */
    public record Subscription(URI api, String client, String secret, String product, String language) {

        /** What a place is a place in; no secret. */
        private String asked() {
            return PollTransport.shown(api) + " " + product + " " + language;
        }

        /** Without the credentials. */
        @Override
        public String toString() {
            return PollTransport.shown(api) + " product " + product;
        }
    }

    /** @param got how many items the earlier pages from this date had */
    private record Place(Instant from, int page, int got) {

        /** A place in what was asked before says nothing of another product. */
        static Place of(Map<String, String> kept, String asked, Instant first) {
            return kept.getOrDefault("asked", asked).equals(asked) && kept.containsKey("from")
                    ? new Place(
                            Instant.parse(kept.get("from")),
                            Integer.parseInt(kept.get("page")),
                            Integer.parseInt(kept.get("got")))
                    : new Place(first, 0, 0);
        }

        Map<String, String> kept(String asked) {
            return Map.of(
                    "asked", asked, "from", from.toString(), "page", String.valueOf(page), "got", String.valueOf(got));
        }

        /** The next page; by its date where that leads on, because numbered pages shift. */
        Place after(int count, @Nullable Instant newest, boolean more) {
            Instant next = newest == null || newest.minus(OVERLAP).isBefore(from) ? from : newest.minus(OVERLAP);
            return more && next.equals(from) ? new Place(from, page + 1, got + count) : new Place(next, 0, 0);
        }
    }

    private final String feed;
    private final Subscription subscription;
    private final CursorStore cursors;
    private final InstantSource clock;
    private final Web web;
    private final EfeToken token;
    private Place place;
    private Place next;
    private boolean more;

    /** @param since how far back the first asking goes */
    public EfeApi(
            String feed,
            Subscription subscription,
            Duration since,
            Duration patience,
            CursorStore cursors,
            InstantSource clock) {
        this.feed = feed;
        this.subscription = subscription;
        this.cursors = cursors;
        this.clock = clock;
        this.web = new Web(patience);
        this.token = new EfeToken(web, subscription.api(), subscription.client(), subscription.secret(), clock);
        this.place = Place.of(
                cursors.load(feed), subscription.asked(), clock.instant().minus(since));
        this.next = place;
    }

    @Override
    public List<Delivery> poll() throws IOException, InterruptedException {
        more = false;
        next = place;
        Web.Answer answer = ask();
        if (answer.status() == 404) {
            // As EFE says that there is nothing.
            next = place.after(0, null, false);
            return List.of();
        }
        JsonNode data = ApiJson.read(answer.wanted()).path("data");
        JsonNode items = data.path("items");
        if (!items.isArray()) {
            throw new FeedTrouble(Kind.UNREADABLE, answer.shown() + " answered with no data.items");
        }
        int total = data.path("envelope").path("totalFound").asInt(-1);
        more = !items.isEmpty() && (total < 0 ? items.size() >= PAGE : place.got + items.size() < total);
        next = place.after(items.size(), newest(items), more);
        return items.isEmpty() ? List.of() : List.of(new Loaded(answer.shown(), answer.charset(), answer.body()));
    }

    private Web.Answer ask() throws IOException, InterruptedException {
        Web.Answer answer = web.ask(question());
        if (answer.status() == 401) {
            token.refused();
            return web.ask(question());
        }
        return answer;
    }

    private Web.Question question() throws IOException, InterruptedException {
        var query = new LinkedHashMap<String, String>();
        query.put("product_id", subscription.product());
        query.put("format", "json");
        query.put("sort", "asc");
        query.put("date_from", ASKED.format(place.from));
        query.put("page", String.valueOf(place.page));
        query.put("page_size", String.valueOf(PAGE));
        query.put("lang_code", subscription.language());
        return Web.Question.get(
                Query.of(subscription.api(), "/content/items_ByProductId", query),
                Map.of("Accept", "text/plain; version=1.0"),
                Map.of("Authorization", "Bearer " + token.current()));
    }

    /** Of the items' dates the latest that is not in the future: one wrong date must not skip a year. */
    private @Nullable Instant newest(JsonNode items) {
        Instant newest = null;
        Instant now = clock.instant();
        for (JsonNode item : items) {
            Instant date = date(item.path("packageInfo").path("date").asText());
            if (date != null && !date.isAfter(now) && (newest == null || date.isAfter(newest))) {
                newest = date;
            }
        }
        return newest;
    }

    private static @Nullable Instant date(String told) {
        try {
            TemporalAccessor time = TOLD.parseBest(told, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime utc
                    ? utc.toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.from(time).toInstant();
        } catch (DateTimeException odd) {
            return null;
        }
    }

    @Override
    public boolean more() {
        return more;
    }

    @Override
    public void settled() {
        if (!next.equals(place)) {
            cursors.save(feed, next.kept(subscription.asked()));
            place = next;
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
