package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApFeedTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00.5Z");

    private final Cursors cursors = new Cursors();
    private int items = 5;
    private int nitfStatus = 200;
    private String nextPage = "/media/v/content/feed?apikey=very-secret&seq=";
    private Agency ap;
    private Agency elsewhere;

    @BeforeEach
    void open() throws IOException {
        ap = new Agency(this::ap);
        elsewhere = new Agency(asked -> Agency.Answer.of("<nitf>from elsewhere</nitf>"));
    }

    @AfterEach
    void close() {
        ap.close();
        elsewhere.close();
    }

    /** As AP answers: two items a page, the last page's link leading to itself, a text only in its rendition. */
    private Agency.Answer ap(Agency.Asked asked) {
        if (!"very-secret".equals(asked.headers().get("x-api-key"))) {
            return Agency.Answer.of(401, "");
        }
        if (asked.path().endsWith("/nitf")) {
            return Agency.Answer.of(nitfStatus, "<nitf>text of " + asked.path() + " „so“</nitf>");
        }
        int from = Integer.parseInt(asked.query().getOrDefault("seq", "0"));
        var page = new ArrayList<String>();
        for (int n = from; n < Math.min(items, from + 2); n++) {
            String nitf = n == 3
                    ? elsewhere.address("/nitf").toString()
                    : ap.address("/" + n + "/nitf").toString();
            page.add("{\"meta\":{\"seq\":" + n + "},\"item\":{\"altids\":{\"itemid\":\"id" + n + "\"},\"type\":\""
                    + (n == 1 ? "picture" : "text") + "\",\"renditions\":{\"nitf\":{\"href\":\"" + nitf + "\"}}}}");
        }
        String next = nextPage.startsWith("/") ? ap.address(nextPage).toString() : nextPage;
        return Agency.Answer.of("{\"data\":{\"items\":[" + String.join(",", page) + "],\"next_page\":\"" + next
                + (from + page.size()) + "\"}}");
    }

    @Test
    void linkToTheNextPageIsTheCursorAndMovesWhenSettled() throws Exception {
        var seen = new ArrayList<String>();
        for (int turn = 0; turn < 8; turn++) {
            try (var transport = transport("")) {
                List<Delivery> deliveries = transport.poll();
                if (turn % 2 == 1) {
                    for (Delivery delivery : deliveries) {
                        seen.add(item(delivery).at("/altids/itemid").asText());
                    }
                    transport.settled();
                }
            }
        }
        assertThat(seen).containsExactly("id0", "id1", "id2", "id3", "id4");
        assertThat(cursors.kept.get("ap").get("next"))
                .endsWith("seq=5&include=*")
                .doesNotContain("very-secret");
    }

    @Test
    void textAndItsRenditionAreOneDelivery() throws Exception {
        try (var transport = transport("")) {
            List<Delivery> deliveries = transport.poll();

            assertThat(item(deliveries.get(0)).at("/renditions/nitf/content").asText())
                    .isEqualTo("<nitf>text of /0/nitf „so“</nitf>");
            assertThat(item(deliveries.get(1)).at("/renditions/nitf").has("content"))
                    .isFalse();
            assertThat(JSON.readTree(deliveries.get(0).bytes())
                            .at("/data/meta/seq")
                            .asInt())
                    .isZero();
            assertThat(deliveries.get(0).source()).endsWith("/media/v/content/feed#id0");
        }
    }

    @Test
    void keyGoesToNobodyElse() throws Exception {
        try (var transport = transport("")) {
            transport.poll();
            transport.settled();
            assertThat(item(transport.poll().get(1)).at("/renditions/nitf").has("content"))
                    .isFalse();
            nextPage = elsewhere.address("/feed?seq=").toString();

            assertThatThrownBy(transport::poll).hasMessageContaining("next_page that is not on its own server");
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void pagesAreFollowedAtOnceAndTheLastIsAskedAgain() throws Exception {
        try (var transport = transport("")) {
            for (int page = 0; page < 3; page++) {
                assertThat(transport.poll()).isNotEmpty();
                transport.settled();
                assertThat(transport.pause(Duration.ofMinutes(1))).isZero();
            }
            assertThat(transport.poll()).isEmpty();
            transport.settled();
            assertThat(transport.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
            items++;
            assertThat(transport.poll()).hasSize(1);
        }
    }

    @Test
    void renditionThatIsNotToBeHadHoldsUpTheFeedThreeTimesAtMost() throws Exception {
        items = 1;
        try (var transport = transport("")) {
            nitfStatus = 500;
            assertThatThrownBy(transport::poll).hasMessageContaining("/0/nitf answered 500");
            assertThatThrownBy(transport::poll).hasMessageContaining("/0/nitf answered 500");
            assertThat(item(transport.poll().getFirst()).at("/renditions/nitf").has("content"))
                    .isFalse();
            nitfStatus = 404;
            assertThat(item(transport.poll().getFirst()).at("/renditions/nitf").has("content"))
                    .isFalse();
            nitfStatus = 401;
            for (int n = 0; n < 5; n++) {
                assertThatThrownBy(transport::poll).hasMessageContaining("answered 401");
            }
        }
    }

    @Test
    void textOutsideThePlanHoldsUpTheFeedThreeTimesAtMost() throws Exception {
        items = 1;
        nitfStatus = 403;
        try (var transport = transport("")) {
            assertThatThrownBy(transport::poll).hasMessageContaining("/0/nitf answered 403");
            assertThatThrownBy(transport::poll).hasMessageContaining("/0/nitf answered 403");
            assertThat(transport.poll()).hasSize(1);
        }
    }

    @Test
    void otherProductsAreAskedForFromTheirOwnBeginning() throws Exception {
        try (var transport = transport("1")) {
            transport.poll();
            transport.settled();
        }
        ap.asked.clear();
        try (var transport = transport("1")) {
            transport.poll();
        }
        try (var transport = transport("2")) {
            transport.poll();
        }

        var pages = ap.asked.stream()
                .filter(asked -> asked.path().endsWith("/feed"))
                .toList();
        assertThat(pages.getFirst().query()).containsKey("seq");
        assertThat(pages.getLast().query()).doesNotContainKey("seq");
        assertThat(pages.getLast().query().get("q")).contains("productid:(2)");
    }

    @Test
    void firstAskingGoesBackAsFarAsItShould() throws Exception {
        try (var transport = transport("1, 42")) {
            transport.poll();
            assertThat(ap.asked.getFirst().path()).isEqualTo("/media/v/content/feed");
            assertThat(ap.asked.getFirst().query())
                    .containsEntry("q", "productid:(1 OR 42) AND mindate:>2026-03-02T04:00:00Z")
                    .containsEntry("include", "*");
        }
    }

    private static JsonNode item(Delivery delivery) throws IOException {
        return JSON.readTree(delivery.bytes()).at("/data/item");
    }

    private ApFeed transport(String products) {
        return new ApFeed(
                "ap",
                ap.address("/media/v"),
                "very-secret",
                products,
                Duration.ofHours(2),
                Duration.ofSeconds(30),
                cursors,
                () -> NOW);
    }
}
