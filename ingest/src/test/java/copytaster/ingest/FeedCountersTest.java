package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.transports.FeedTrouble;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedCountersTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    private final FeedCounters counters = new FeedCounters();

    @Test
    void deliveriesAddUp() {
        counters.add(new Receipt(3, 1, 1, 1, 2, List.of("odd")), 1000, SIX);
        counters.add(new Receipt(1, 0, 1, 0, 0, List.of("odd")), 24, SIX.plusSeconds(1));

        var counts = counters.counts();
        assertThat(counts.balance()).isTrue();
        assertThat(counts.deliveries()).isEqualTo(2);
        assertThat(counts.bytes()).isEqualTo(1024);
        assertThat(counts.unchanged()).isEqualTo(2);
    }

    @Test
    void lastStoryIsTheLastThatWasPublished() {
        assertThat(counters.counts().lastStory()).isEmpty();
        counters.add(new Receipt(1, 1, 0, 0, 0, List.of()), 10, SIX);
        counters.add(new Receipt(1, 0, 1, 0, 0, List.of("odd")), 10, SIX.plusSeconds(60));

        assertThat(counters.counts().lastStory()).contains(SIX);
    }

    @Test
    void failuresAreCountedByTheirKind() {
        counters.failed(new FeedTrouble(Kind.REFUSED, "answered 401"));
        counters.failed(new FeedTrouble(Kind.STATUS, "answered 503"));
        counters.failed(new FeedTrouble(Kind.STATUS, "answered 500"));
        counters.failed(new NotTaken("a.xml", new IOException("away")));
        counters.failed(new IOException("a.xml"));
        counters.failed(new IllegalStateException("a fault"));

        var counts = counters.counts();
        assertThat(counts.failures()).isEqualTo(6);
        assertThat(counts.failuresByKind())
                .containsEntry(Kind.REFUSED, 1L)
                .containsEntry(Kind.STATUS, 2L)
                .containsEntry(Kind.KAFKA, 1L)
                .containsEntry(Kind.FILE, 1L)
                .containsEntry(Kind.FAULT, 1L)
                .containsEntry(Kind.CONNECT, 0L);
    }
}
