package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.ingest.transports.DirectoryTransport.After;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedSettingsTest {

    @Test
    void defaults() {
        var folder = FeedSettings.ofDirectory(null, "/wires", null);

        assertThat(folder.after()).isEqualTo(After.MOVE);
        assertThat(folder.every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(folder.provider()).isEmpty();
        assertThat(folder.silentAfter()).isZero();
        assertThat(folder.redistribute()).isTrue();
        assertThat(folder.learn()).isFalse();
        assertThat(feed(null, URI.create("https://example.org/rss"), null, null).every())
                .isEqualTo(Duration.ofMinutes(1));
        var ingest = IngestSettings.of(Map.of());
        assertThat(ingest.host()).isEqualTo("127.0.0.1");
        assertThat(ingest.port()).isEqualTo(8081);
        assertThat(ingest.ticks()).isTrue();
    }

    @Test
    void exactlyOneTransport() {
        assertThatThrownBy(() -> feed(null, null, null, null)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> feed("/wires", null, true, "t")).hasMessageContaining("exactly one");
    }

    @Test
    void onlyTheWebIsPolled() {
        assertThatThrownBy(() -> feed(null, URI.create("file:///etc/hostname"), null, null))
                .hasMessageContaining("poll: an http or https address");
    }

    @Test
    void pushNeedsAToken() {
        assertThatThrownBy(() -> feed(null, null, true, null)).hasMessageContaining("token");
    }

    @Test
    void credentialsAreNeverPrinted() {
        assertThat(feed(null, null, true, "very-secret").toString()).doesNotContain("very-secret");
    }

    private static FeedSettings feed(String directory, URI poll, Boolean push, String token) {
        return new FeedSettings(
                null, directory, poll, push, null, null, 0, null, null, token, null, null, null, null, null);
    }
}
