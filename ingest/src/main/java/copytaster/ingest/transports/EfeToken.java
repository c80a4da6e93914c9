package copytaster.ingest.transports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** EFE's pass of a day: a JWT, asked for with the client's id and secret, and again before it ends by its own word. */
final class EfeToken {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** What EFE's tokens last, less an hour, for one that does not say. */
    private static final Duration USUAL = Duration.ofHours(23);

    private final Web web;
    private final URI address;
    private final InstantSource clock;
    private String token = "";
    private Instant end = Instant.MIN;

    EfeToken(Web web, URI api, String client, String secret, InstantSource clock) {
        this.web = web;
        this.clock = clock;
        var query = new LinkedHashMap<String, String>();
        query.put("clientId", client);
        query.put("clientSecret", secret);
        this.address = Query.of(api, "/account/token", query);
    }

    String current() throws IOException, InterruptedException {
        if (!clock.instant().isBefore(end)) {
            renew();
        }
        return token;
    }

    /** It was not accepted: the next is a new one. */
    void refused() {
        end = Instant.MIN;
    }

    private void renew() throws IOException, InterruptedException {
        Web.Answer answer = web.ask(Web.Question.get(address, Map.of("Accept", "application/json"), Map.of()))
                .wanted();
        // A JSON string, or the bare token.
        String came = new String(answer.body(), StandardCharsets.UTF_8).strip().replace("\"", "");
        if (!JWT.matcher(came).matches()) {
            throw new FeedTrouble(Kind.UNREADABLE, answer.shown() + " answered with no token: check user and password");
        }
        token = came;
        end = end(came);
    }

    private Instant end(String jwt) {
        Instant now = clock.instant();
        try {
            byte[] claims = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
            long exp = JSON.readTree(claims).path("exp").asLong();
            if (exp > 0) {
                Duration left = Duration.between(now, Instant.ofEpochSecond(exp));
                // One that lasts less than ten minutes is used for half its time.
                return now.plus(left.compareTo(EARLY.multipliedBy(2)) > 0 ? left.minus(EARLY) : left.dividedBy(2));
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | IOException odd) {
            // No claims, or an end beyond all time: as long as usual.
        }
        return now.plus(USUAL);
    }
}
