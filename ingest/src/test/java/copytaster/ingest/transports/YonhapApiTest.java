package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class YonhapApiTest {

    private static final Pattern NUMBER = Pattern.compile("\"YNA_NO\":(\\d+)");

    private final Cursors cursors = new Cursors();
    private final Map<String, Integer> days = new HashMap<>();
    private int mostInPage = 1000;
    private Instant now = Instant.parse("2026-03-02T06:00:00Z");
    private Agency ministry;

    @BeforeEach
    void open() throws IOException {
        ministry = new Agency(this::ministry);
    }

    @AfterEach
    void close() {
        ministry.close();
    }

    /** As the ministry answers: everything under 200, the reason in the header. */
    private Agency.Answer ministry(Agency.Asked asked) {
        if (!"key+/=".equals(asked.query().get("serviceKey"))) {
            return Agency.Answer.of(
                    "{\"header\":{\"resultCode\":\"30\",\"resultMsg\":\"SERVICE KEY IS NOT REGISTERED\"}}");
        }
        String day = asked.query().get("inqDt");
        int total = days.getOrDefault(day, 0);
        int size = Math.min(mostInPage, Integer.parseInt(asked.query().get("numOfRows")));
        int from = (Integer.parseInt(asked.query().get("pageNo")) - 1) * size;
        if (total == 0) {
            return Agency.Answer.of("{\"header\":{\"resultCode\":\"03\",\"resultMsg\":\"NODATA\"},\"body\":null}");
        }
        return Agency.Answer.of("{\"header\":{\"resultCode\":\"00\"},\"totalCount\":" + total + ",\"body\":["
                + IntStream.range(from, Math.min(total, from + size))
                        .mapToObj(n -> "{\"YNA_NO\":" + day + String.format("%05d", n) + "}")
                        .collect(Collectors.joining(","))
                + "]}");
    }

    @Test
    void everyPageOfEveryDaySinceIsAskedOverRestarts() throws Exception {
        days.putAll(Map.of("20260228", 2500, "20260301", 10, "20260302", 1001));
        mostInPage = 300;
        cursors.save("yonhap", Map.of("day", "20260228"));
        var seen = new TreeSet<String>();
        read(seen, 5);
        read(seen, 100);

        assertThat(seen).hasSize(3511);
        assertThat(cursors.kept.get("yonhap")).containsEntry("day", "20260302");
    }

    @Test
    void dayIsKoreas() throws Exception {
        now = Instant.parse("2026-03-02T15:30:00Z");
        days.putAll(Map.of("20260302", 1, "20260303", 1));
        var seen = new TreeSet<String>();
        read(seen, 100);

        // Half past midnight: yesterday is asked until three.
        assertThat(seen).containsExactly("2026030200000", "2026030300000");
        assertThat(cursors.kept).isEmpty();
        now = now.plus(Duration.ofHours(3));
        read(seen, 100);
        assertThat(cursors.kept.get("yonhap")).containsEntry("day", "20260303");
    }

    @Test
    void lateItemOfTheDayIsFoundWhereverItIsListed() throws Exception {
        days.put("20260302", 5);
        try (var transport = transport("key+/=")) {
            assertThat(transport.poll()).hasSize(1);
            transport.settled();
            assertThat(transport.more()).isFalse();
            days.put("20260302", 6);
            assertThat(new String(transport.poll().getFirst().bytes(), StandardCharsets.UTF_8))
                    .contains("2026030200000", "2026030200005");
        }
    }

    @Test
    void errorUnder200GoesToTheParserOnceAndThenIsTheFeeds() throws Exception {
        try (var transport = transport("wrong")) {
            List<Delivery> answer = transport.poll();
            transport.settled();
            assertThat(answer.getFirst().bytes()).asString().contains("SERVICE KEY IS NOT REGISTERED");
            assertThat(answer.getFirst().source()).doesNotContain("wrong");

            assertThatThrownBy(transport::poll)
                    .hasMessageContaining("no news but SERVICE KEY IS NOT REGISTERED")
                    .hasMessageNotContaining("wrong");
            ministry.behaves(asked -> Agency.Answer.of("<OpenAPI_ServiceResponse/>"));
            assertThatThrownBy(transport::poll).hasMessageContaining("no news but what cannot be read");
            assertThat(transport.more()).isFalse();
            assertThat(cursors.kept).isEmpty();
        }
    }

    @Test
    void keyMayBeGivenAsItStandsInAnAddress() throws Exception {
        days.put("20260302", 1);
        try (var transport = transport("key%2B%2F%3D")) {
            assertThat(transport.poll().getFirst().bytes()).asString().contains("YNA_NO");
        }
    }

    private void read(TreeSet<String> seen, int polls) throws IOException, InterruptedException {
        try (var transport = transport("key+/=")) {
            boolean more = true;
            for (int n = 0; n < polls && more; n++) {
                for (Delivery delivery : transport.poll()) {
                    NUMBER.matcher(new String(delivery.bytes(), StandardCharsets.UTF_8))
                            .results()
                            .forEach(found -> seen.add(found.group(1)));
                }
                more = transport.more();
                transport.settled();
            }
        }
    }

    private YonhapApi transport(String key) {
        return new YonhapApi(
                "yonhap",
                ministry.address("/V2/api/news"),
                key,
                Duration.ofHours(6),
                Duration.ofSeconds(30),
                cursors,
                () -> now);
    }
}
