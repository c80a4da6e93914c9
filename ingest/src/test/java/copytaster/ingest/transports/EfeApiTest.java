package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EfeApiTest {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private record Item(int id, Instant date) {}

    private final Cursors cursors = new Cursors();
    private final List<Item> items = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int mostInPage = 500;
    private Instant now = Instant.parse("2026-03-02T06:00:00Z");
    private Agency efe;

    @BeforeEach
    void open() throws IOException {
        efe = new Agency(this::efe);
    }

    @AfterEach
    void close() {
        efe.close();
    }

    /** As EFE's server answers: tokens of an hour, pages from 0, items from a date on, 404 for none. */
    private Agency.Answer efe(Agency.Asked asked) {
        Map<String, String> query = asked.query();
        if (asked.path().equals("/account/token")) {
            if (!"very secret&".equals(query.get("clientSecret"))) {
                return Agency.Answer.of(401, "no");
            }
            tokens.add(token(now.plus(Duration.ofHours(1)).getEpochSecond(), tokens.size()));
            return Agency.Answer.of("\"" + tokens.getLast() + "\"");
        }
        String bearer = String.valueOf(asked.headers().get("authorization"));
        if (tokens.isEmpty() || !bearer.equals("Bearer " + tokens.getLast())) {
            return Agency.Answer.of(401, "");
        }
        int size = Math.min(mostInPage, Integer.parseInt(query.get("page_size")));
        List<Item> found = items.stream()
                .filter(item -> DATE.format(item.date).compareTo(query.get("date_from")) >= 0)
                .sorted(Comparator.comparing(Item::date).thenComparing(Item::id))
                .toList();
        List<Item> page = found.stream()
                .skip((long) size * Integer.parseInt(query.get("page")))
                .limit(size)
                .toList();
        if (found.isEmpty()) {
            return Agency.Answer.of(404, "");
        }
        return Agency.Answer.of("{\"data\":{\"envelope\":{\"itemsCount\":" + page.size() + ",\"totalFound\":"
                + found.size() + "},\"items\":["
                + page.stream()
                        .map(item -> "{\"packageInfo\":{\"id\":" + item.id + ",\"date\":\"" + DATE.format(item.date)
                                + "Z\"}}")
                        .collect(Collectors.joining(","))
                + "]}}");
    }

    private static String token(long exp, int number) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"n\":" + number + ",\"exp\":" + exp + "}";
        return "eyJhbGciOiJub25lIn0." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    @Test
    void everyItemComesThroughPagesAndRestartsAndRevisions() throws Exception {
        for (int n = 0; n < 1500; n++) {
            items.add(new Item(n, now.minus(Duration.ofHours(20)).plusSeconds(40L * n)));
        }
        // More in one second than a page holds, and one that says it is from the future.
        for (int n = 1500; n < 2100; n++) {
            items.add(new Item(n, now.minus(Duration.ofHours(10))));
        }
        items.add(new Item(2100, now.plus(Duration.ofDays(300))));
        var seen = new TreeSet<Integer>();
        for (int turn = 0; turn < 60; turn++) {
            // A restart at every page, every second of which Kafka did not acknowledge.
            try (var transport = transport()) {
                for (Delivery delivery : transport.poll()) {
                    if (turn % 2 == 1) {
                        seen.addAll(ids(delivery));
                    }
                }
                if (turn % 2 == 1) {
                    transport.settled();
                }
            }
            // An item of the pages already read is revised: all behind it moves up.
            items.set(turn, new Item(turn, now.minusSeconds(60 - turn)));
        }

        assertThat(seen).hasSize(2101);
    }

    @Test
    void serverThatGivesSmallerPagesThanAskedIsReadToItsEnd() throws Exception {
        mostInPage = 20;
        for (int n = 0; n < 200; n++) {
            items.add(new Item(n, now.minus(Duration.ofMinutes(20)).plusSeconds(n)));
        }
        var seen = new TreeSet<Integer>();
        try (var transport = transport()) {
            do {
                for (Delivery delivery : transport.poll()) {
                    seen.addAll(ids(delivery));
                }
                transport.settled();
            } while (transport.more());
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void lateItemIsNotLost() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            transport.poll();
            transport.settled();
            assertThat(transport.more()).isFalse();
            items.add(new Item(2, now.minus(Duration.ofMinutes(20))));
            now = now.plus(Duration.ofMinutes(1));

            assertThat(ids(transport.poll().getFirst())).containsExactly(2, 1);
        }
    }

    @Test
    void dateWithAnOffsetIsThatMoment() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            efe.behaves(asked -> asked.path().contains("token")
                    ? efe(asked)
                    : Agency.Answer.of("{\"data\":{\"items\":[{\"packageInfo\":{\"id\":1,\"date\":\""
                            + DATE.format(now.plus(Duration.ofMinutes(30))) + "+0200\"}}]}}"));
            transport.poll();
            transport.settled();
        }

        assertThat(cursors.kept.get("efe"))
                .containsEntry("from", now.minus(Duration.ofMinutes(120)).toString());
    }

    @Test
    void anotherProductBeginsAtItsOwnBeginning() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            transport.poll();
            transport.settled();
        }
        try (var other = transport("159")) {
            other.poll();
        }

        assertThat(efe.asked.getLast().query()).containsEntry("date_from", DATE.format(now.minus(Duration.ofDays(1))));
    }

    @Test
    void tokenThatEndsBeyondAllTimeIsUsedAsLongAsUsual() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            efe.behaves(asked -> {
                if (asked.path().contains("token")) {
                    tokens.add(token(Long.MAX_VALUE, tokens.size()));
                    return Agency.Answer.of("\"" + tokens.getLast() + "\"");
                }
                return efe(asked);
            });

            assertThat(transport.poll()).hasSize(1);
            now = now.plus(Duration.ofHours(24));
            transport.poll();
            assertThat(tokens).hasSize(2);
        }
    }

    @Test
    void tokenIsRenewedBeforeItEnds() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            transport.poll();
            now = now.plus(Duration.ofMinutes(54));
            transport.poll();
            assertThat(tokens).hasSize(1);
            now = now.plus(Duration.ofMinutes(2));
            transport.poll();
            assertThat(tokens).hasSize(2);
        }
    }

    @Test
    void tokenThatIsRefusedIsRenewedOnce() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            transport.poll();
            tokens.add("another that EFE wants now");
            assertThat(transport.poll()).hasSize(1);
            efe.behaves(asked -> asked.path().contains("token") ? efe(asked) : Agency.Answer.of(401, ""));
            int before = efe.asked.size();

            assertThatThrownBy(transport::poll)
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.REFUSED);
            assertThat(efe.asked.size() - before).isEqualTo(3);
        }
    }

    @Test
    void secretIsInNoMessageAndNoSource() throws Exception {
        efe.behaves(asked -> Agency.Answer.of(403, "no"));
        try (var transport = transport()) {
            assertThatThrownBy(transport::poll)
                    .hasMessageContaining("/account/token answered 403")
                    .hasMessageNotContaining("very")
                    .hasMessageNotContaining("desk-client");
        }
        efe.behaves(asked -> Agency.Answer.of("<html>very secret&</html>"));
        try (var transport = transport()) {
            assertThatThrownBy(transport::poll).hasMessageContaining("no token").hasMessageNotContaining("very");
        }
    }

    @Test
    void nothingYetIsNoTrouble() throws Exception {
        try (var transport = transport()) {
            assertThat(transport.poll()).isEmpty();
            assertThat(efe.asked.getLast().query())
                    .containsEntry("product_id", "158")
                    .containsEntry("date_from", "20260301T060000")
                    .containsEntry("lang_code", "ES");
        }
    }

    @Test
    void busyServerSaysWhenToComeAgain() throws Exception {
        items.add(new Item(1, now));
        try (var transport = transport()) {
            transport.poll();
            efe.behaves(asked -> Agency.Answer.of(429, "", "Retry-After", "77"));
            assertThatThrownBy(transport::poll)
                    .asInstanceOf(type(FeedTrouble.class))
                    .satisfies(trouble -> assertThat(trouble.retryAfter()).contains(Duration.ofSeconds(77)));
            efe.behaves(asked -> Agency.Answer.of("{\"httpResponse\":{\"code\":500}}"));
            assertThatThrownBy(transport::poll).hasMessageContaining("no data.items");
            efe.behaves(asked -> Agency.Answer.of("{\"data\":{\"items\":[{\"pack"));
            assertThatThrownBy(transport::poll).hasMessageContaining("broken JSON");
            assertThat(cursors.kept).isEmpty();
        }
    }

    private static List<Integer> ids(Delivery delivery) throws IOException {
        var ids = new ArrayList<Integer>();
        ID.matcher(new String(delivery.bytes(), StandardCharsets.UTF_8))
                .results()
                .forEach(found -> ids.add(Integer.valueOf(found.group(1))));
        return ids;
    }

    private EfeApi transport() {
        return transport("158");
    }

    private EfeApi transport(String product) {
        var subscription = new EfeApi.Subscription(efe.address("/"), "desk-client", "very secret&", product, "ES");
        return new EfeApi("efe", subscription, Duration.ofDays(1), Duration.ofSeconds(30), cursors, () -> now);
    }
}
