package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HistogramTest {

    @Test
    void aBarLeadsToItsStretchAndEvenOneStoryShows() {
        Histogram times = Histogram.of(new ObjectMapper()
                .valueToTree(List.of(
                        Map.of("key", 0, "doc_count", 1),
                        Map.of("key", 3_600_000, "doc_count", 0),
                        Map.of("key", 7_200_000, "doc_count", 1000))));
        assertThat(times.bars()).extracting(Histogram.Bar::height).containsExactly(2, 0, Histogram.HEIGHT);
        assertThat(times.bars().getLast().span())
                .isEqualTo(Span.between(Instant.ofEpochMilli(7_200_000), Instant.ofEpochMilli(10_800_000)));
    }

    @Test
    void aSpanIsAUrlAndWhatIsNoTimeIsNoSpan() {
        Selection today = Selection.EVERYTHING.in(Span.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)));
        assertThat(today.query()).isEqualTo("from=1970-01-01T00:00:00Z&to=1970-01-01T00:01:00Z");
        assertThat(Selection.of(Map.of("from", List.of("1970-01-01T00:00:00Z"), "to", List.of("1970-01-01T00:01:00Z"))))
                .isEqualTo(today);
        assertThat(Selection.of(Map.of("from", List.of("yesterday"))).isEverything())
                .isTrue();
    }
}
