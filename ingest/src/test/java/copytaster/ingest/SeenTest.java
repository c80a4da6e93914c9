package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.Seen.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenTest {

    private final Seen seen = new Seen();

    @Test
    void pageAfterPageIsRemembered() {
        for (int n = 0; n < 100; n++) {
            seen.show(List.of(new Mark("efe/" + n, "text " + n)));
        }
        assertThat(seen.has(new Mark("efe/0", "text 0"))).isTrue();
        assertThat(seen.has(new Mark("efe/0", "other"))).isFalse();
    }

    @Test
    void storyThatGoesBackToItsFirstTextIsNew() {
        Mark first = new Mark("efe/1", "first");
        seen.show(List.of(first));
        seen.show(List.of(new Mark("efe/1", "second")));

        assertThat(seen.has(first)).isFalse();
    }

    @Test
    void listThatHoldsTwoVersionsOfAStoryIsStillUnchanged() {
        List<Mark> both = List.of(new Mark("ap/1", "version 0"), new Mark("ap/1", "version 1"));
        seen.show(both);

        assertThat(both).allMatch(seen::has);
    }

    @Test
    void onlySoManyStoriesAreRemembered() {
        Mark kept = new Mark("efe/kept", "text");
        seen.show(List.of(kept));
        for (int n = 0; n < 30_000; n++) {
            seen.show(List.of(new Mark("efe/" + n, "text")));
            if (n % 1000 == 0) {
                seen.show(List.of(kept));
            }
        }
        assertThat(seen.has(kept)).isTrue();
        assertThat(seen.has(new Mark("efe/0", "text"))).isFalse();
        assertThat(seen.has(new Mark("efe/29999", "text"))).isTrue();
        assertThat(seen.has(new Mark("efe/10001", "text"))).isTrue();
    }

    @Test
    void whatIsNoStoryIsKnownByItsBytes() {
        Mark rejected = Mark.of(new Rejected("no format reads it", new byte[] {1}));
        seen.show(List.of(rejected));

        assertThat(seen.has(Mark.of(new Rejected("no format reads it", new byte[] {1}))))
                .isTrue();
        assertThat(seen.has(Mark.of(new Rejected("no format reads it", new byte[] {2}))))
                .isFalse();
    }
}
