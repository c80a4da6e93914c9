package copytaster.ingest.transports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Yonhap's news by the Korean government's API, a page a poll. The API neither sorts nor says what its date selects, so the whole
 * day is asked again each time, and after a pause each day since; what has not changed is left out further on. A page that says
 * that something is wrong is the parser's to explain; it moves no place.
 */
public final class YonhapApi implements Transport {

    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 100;
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    /** What was filed before midnight is listed after it. */
    private static final Duration LATE = Duration.ofHours(3);

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final String feed;
    private final URI api;
    private final String key;
    private final CursorStore cursors;
    private final InstantSource clock;
    private final Web web;
    private LocalDate kept;
    private Place place;
    private Place next;
    private boolean more;
    private boolean wasWrong;

    /** @param got how many items the day's earlier pages had */
    private record Place(LocalDate day, int page, int got) {

        static Place of(LocalDate day) {
            return new Place(day, 1, 0);
        }
    }

    /** @param since how far back the first asking goes */
    public YonhapApi(
            String feed,
            URI api,
            String key,
            Duration since,
            Duration patience,
            CursorStore cursors,
            InstantSource clock) {
        this.feed = feed;
        this.api = api;
        this.key = key;
        this.cursors = cursors;
        this.clock = clock;
        this.web = new Web(patience);
        String told = cursors.load(feed).getOrDefault("day", "");
        this.kept =
                told.isEmpty() ? clock.instant().minus(since).atZone(KOREA).toLocalDate() : LocalDate.parse(told, DAY);
        this.place = Place.of(kept);
        this.next = place;
    }

    @Override
    public List<Delivery> poll() throws IOException, InterruptedException {
        next = place;
        more = false;
        Web.Answer answer = web.ask(question()).wanted();
        JsonNode json = readable(answer);
        JsonNode body = json.path("body");
        boolean good = isGood(json);
        if (!good && wasWrong) {
            // Explained once by the parser; from now on it is the feed that is not well.
            throw new FeedTrouble(
                    Kind.STATUS,
                    answer.shown() + " answered with no news but "
                            + json.path("header").path("resultMsg").asText("what cannot be read")
                            + "; wire.rejected has the whole answer");
        }
        wasWrong = !good;
        if (good) {
            turn(body.size(), json.path("totalCount").asInt(-1));
        }
        return good && body.isEmpty()
                ? List.of()
                : List.of(new Loaded(answer.shown(), answer.charset(), answer.body()));
    }

    private void turn(int count, int total) {
        int got = place.got + count;
        if (count > 0 && (total < 0 ? count >= PAGE : got < total) && place.page < MOST_PAGES) {
            more = true;
            next = new Place(place.day, place.page + 1, got);
            return;
        }
        more = place.day.isBefore(day(Duration.ZERO));
        next = Place.of(more ? place.day.plusDays(1) : day(LATE));
    }

    private LocalDate day(Duration ago) {
        return clock.instant().minus(ago).atZone(KOREA).toLocalDate();
    }

    private static JsonNode readable(Web.Answer answer) {
        try {
            return ApiJson.read(answer);
        } catch (FeedTrouble broken) {
            return MissingNode.getInstance();
        }
    }

    /** Without a code it is news when it looks like it; 03 is a day without news. */
    private static boolean isGood(JsonNode json) {
        String code = json.path("header").path("resultCode").asText("");
        return code.isEmpty() ? json.path("body").isArray() : code.equals("00") || code.equals("03");
    }

    private Web.Question question() {
        var query = new LinkedHashMap<String, String>();
        query.put("returnType", "json");
        query.put("inqDt", DAY.format(place.day));
        query.put("pageNo", String.valueOf(place.page));
        query.put("numOfRows", String.valueOf(PAGE));
        // The ministry hands out keys as they are and as they stand in an address; of the second kind every % would be
        // doubled.
        if (!key.contains("%")) {
            query.put("serviceKey", key);
        }
        URI address = Query.of(api, "", query);
        return Web.Question.get(
                key.contains("%") ? URI.create(address + "&serviceKey=" + key) : address,
                Map.of("Accept", "application/json"),
                Map.of());
    }

    @Override
    public boolean more() {
        return more;
    }

    @Override
    public void settled() {
        place = next;
        if (!more && place.page == 1 && !place.day.equals(kept)) {
            cursors.save(feed, Map.of("day", DAY.format(place.day)));
            kept = place.day;
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
