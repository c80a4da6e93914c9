package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DpaQueueTest {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final List<String> queue = new ArrayList<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private int receipts;
    private boolean oddReceipts;
    private int page = 50;
    private Agency dpa;

    @BeforeEach
    void open() throws IOException {
        dpa = new Agency(this::dpa);
    }

    @AfterEach
    void close() {
        dpa.close();
    }

    /** As wireQ answers: what was got is hidden under a receipt until it is deleted or the receipt runs out. */
    private synchronized Agency.Answer dpa(Agency.Asked asked) {
        if (asked.method().equals("DELETE")) {
            String receipt = asked.path().substring(asked.path().lastIndexOf('/') + 1);
            return Agency.Answer.of(hidden.remove(receipt) == null ? 410 : 204, "");
        }
        var entries = new ArrayList<String>();
        while (!queue.isEmpty() && entries.size() < page) {
            String entry = queue.removeFirst();
            String receipt = oddReceipts ? "r {x}%" + ++receipts : "r" + ++receipts;
            hidden.put(receipt, entry);
            entries.add("{\"entry_id\":\"" + entry + "\",\"_wireq_receipt\":\"" + receipt
                    + "\",\"urn\":\"urn:newsml:dpa.example:" + entry + "\",\"lat\":48.10,\"ü\":\"„Zitat“\"}");
        }
        return Agency.Answer.of(
                200, "{\"entries\":[" + String.join(",", entries) + "]}", "retry-after", queue.isEmpty() ? "50" : "10");
    }

    private synchronized void runOut() {
        queue.addAll(hidden.values());
        hidden.clear();
    }

    @Test
    void entryLeavesTheQueueOnlyWhenItIsSettled() throws Exception {
        queue.addAll(List.of("a", "b"));
        try (var transport = transport()) {
            List<Delivery> deliveries = transport.poll();
            assertThat(deliveries.getFirst().bytes())
                    .asString()
                    .isEqualTo(
                            "{\"entry_id\":\"a\",\"urn\":\"urn:newsml:dpa.example:a\",\"lat\":48.10,\"ü\":\"„Zitat“\"}");
            deliveries.get(1).settle(true);
        }
        runOut();

        assertThat(queue).containsExactly("a");
        try (var restarted = transport()) {
            for (Delivery delivery : restarted.poll()) {
                delivery.settle(false);
            }
        }
        runOut();
        assertThat(queue).isEmpty();
    }

    @Test
    void queueSaysWhenItWantsToBeAsked() throws Exception {
        page = 2;
        queue.addAll(List.of("a", "b", "c"));
        try (var transport = transport()) {
            transport.poll();
            assertThat(transport.pause(EVERY)).isEqualTo(Duration.ofSeconds(10));
            transport.poll();
            transport.poll();
            assertThat(transport.pause(EVERY)).isEqualTo(Duration.ofSeconds(50));
            assertThat(transport.pause(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void receiptOfOddLettersDeletesItsEntry() throws Exception {
        oddReceipts = true;
        queue.add("a");
        try (var transport = transport()) {
            transport.poll().getFirst().settle(false);
        }
        runOut();
        assertThat(queue).isEmpty();
    }

    @Test
    void entryThatCannotBeDeletedHoldsUpNoOther() throws Exception {
        queue.addAll(List.of("a", "b"));
        try (var transport = transport()) {
            List<Delivery> deliveries = transport.poll();
            dpa.behaves(asked -> Agency.Answer.of(503, ""));
            assertThatThrownBy(() -> deliveries.get(0).settle(false))
                    .hasMessageContaining("could not be deleted from the queue and comes again")
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.FILE);
            dpa.behaves(this::dpa);
            deliveries.get(1).settle(false);
            runOut();
            assertThat(queue).containsExactly("a");
        }
    }

    @Test
    void receiptThatHasRunOutIsNoTrouble() throws Exception {
        queue.add("a");
        try (var transport = transport()) {
            Delivery first = transport.poll().getFirst();
            runOut();
            first.settle(false);

            assertThat(transport.poll()).hasSize(1);
        }
    }

    @Test
    void addressOfTheQueueIsNowhereToBeSeen() throws Exception {
        queue.add("a");
        try (var transport = transport()) {
            assertThat(transport.poll().getFirst().source())
                    .isEqualTo(dpa.address("/entries.json#a").toString());
            dpa.behaves(asked -> Agency.Answer.of(429, "", "Retry-After", "3600"));
            assertThatThrownBy(transport::poll)
                    .hasMessageNotContaining("very-secret")
                    .asInstanceOf(type(FeedTrouble.class))
                    .satisfies(trouble -> assertThat(trouble.retryAfter()).contains(Duration.ofHours(1)));
            dpa.behaves(asked -> Agency.Answer.of("{\"entries\":null}"));
            assertThatThrownBy(transport::poll).hasMessageContaining("answered with no entries");
        }
    }

    private DpaQueue transport() {
        return new DpaQueue(dpa.address("/very-secret/queue/"), "", Duration.ofSeconds(30));
    }
}
