package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.schemas.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void defaultsAreForALaptop() {
        SinkSettings settings = new SinkSettings(null, null, 0, 0, 0, null, null, null);
        assertThat(settings)
                .isEqualTo(new SinkSettings(
                        new OpenSearchSettings(
                                List.of("http://localhost:9200"),
                                "copytaster-",
                                null,
                                null,
                                null,
                                null,
                                1,
                                "0-1",
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(60)),
                        "copytaster-sink",
                        0,
                        500,
                        5 * 1024 * 1024,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1)));
    }

    @Test
    void eachGenerationHasAGroupOfItsOwn() {
        KafkaSettings kafka = new KafkaSettings(null, "newsroom.", 0, 0, 0, null);
        SinkSettings settings = new SinkSettings(null, null, 0, 0, 0, null, null, null);
        assertThat(settings.groupId(kafka)).isEqualTo("newsroom.copytaster-sink-0");
        assertThat(settings.generation(1).groupId(kafka)).isEqualTo("newsroom.copytaster-sink-1");
    }

    @Test
    void aBadValueIsNamedWithItsKey() {
        assertThatThrownBy(() -> OpenSearchSettings.at("search.example.org"))
                .hasMessage("urls: must be like https://search.example.org:9200, not search.example.org");
        assertThatThrownBy(() -> OpenSearchSettings.at("https://user:secret@search.example.org"))
                .hasMessage("urls: give user and password in their own keys, not in an address");
        assertThatThrownBy(() -> new OpenSearchSettings(null, "Newsroom", null, null, null, null, 0, null, null, null))
                .hasMessageStartingWith("indexPrefix:");
        assertThatThrownBy(() -> new OpenSearchSettings(null, null, null, "u", "p", Path.of("f"), 0, null, null, null))
                .hasMessageStartingWith("password, passwordFile:");
        assertThatThrownBy(() -> new SinkSettings(null, null, -1, 0, 0, null, null, null))
                .hasMessageStartingWith("generation:");
        assertThatThrownBy(() -> new SinkSettings(null, null, 0, -5, 0, null, null, null))
                .hasMessage("batchRecords: must be positive, not -5");
    }

    @Test
    void aMissingPasswordFileIsNamed() {
        OpenSearchSettings settings =
                new OpenSearchSettings(null, null, null, "u", null, Path.of("no-such-file"), 0, null, null, null);
        assertThatThrownBy(settings::secret).hasMessageStartingWith("passwordFile: no-such-file cannot be read");
    }

    @Test
    void secretsAreNotPrinted() {
        OpenSearchSettings settings =
                new OpenSearchSettings(null, null, null, "reader", "hunter2", null, 0, null, null, null);
        assertThat(SinkSettings.of(settings).toString()).contains("reader").doesNotContain("hunter2");
    }

    @Test
    void pausesDoubleUpToTheirBound() {
        SinkSettings settings =
                new SinkSettings(null, null, 0, 0, 0, Duration.ofMillis(100), Duration.ofSeconds(1), null);
        assertThat(List.of(1, 2, 3, 4, 5, 100))
                .extracting(failures -> Waiting.bound(settings, failures))
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    }
}
