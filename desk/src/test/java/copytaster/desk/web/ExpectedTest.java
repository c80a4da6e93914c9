package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExpectedTest {

    private static final Instant SEEN = Instant.parse("2027-01-01T10:00:00Z");

    private final Documents.Answering index = new Documents.Answering();
    private Instant now = SEEN;
    private final Expected expected = new Expected(new StorySearch(index, "stories", "versions"), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aStoryIsAnnouncedOnceWhenTheIndexShowsIt() {
        index.then(List.of());
        index.then(List.of(at(SEEN)));
        expected.add(Invented.story("efe", "1", "es", SEEN).build());
        assertThat(expected.arrived()).isEmpty();
        assertThat(expected.arrived()).containsExactly("efe/1");
        assertThat(expected.arrived()).isEmpty();
    }

    @Test
    void anOlderRevisionIsNotTheStory() {
        index.then(List.of(at(SEEN.minusMillis(1))));
        expected.add(Invented.story("efe", "1", "es", SEEN).build());
        assertThat(expected.arrived()).isEmpty();
    }

    @Test
    void aCopyConcernsTheRowOfItsFirst() {
        index.then(List.of(at(SEEN)));
        expected.add(
                Invented.story("efe", "1", "es", SEEN).cluster("afp/7", "efe/1").build());
        assertThat(expected.arrived()).containsExactly("efe/1", "afp/7");
    }

    @Test
    void whatTheIndexNeverShowsIsGivenUp() {
        index.then(List.of());
        expected.add(Invented.story("efe", "1", "es", SEEN).build());
        now = SEEN.plusSeconds(21);
        assertThat(expected.arrived()).containsExactly("efe/1");
    }

    private static Map<String, Object> at(Instant revision) {
        return Map.of("key", "efe/1", "revision", revision.toEpochMilli());
    }
}
