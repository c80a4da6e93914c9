package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class EnrichSettingsTest {

    private static EnrichSettings settings(int generation, Integer standbys, Duration window, int bookDays) {
        return new EnrichSettings(null, null, null, generation, null, standbys, null, window, bookDays, 0, null);
    }

    @Test
    void everythingHasADefault() {
        EnrichSettings defaults = EnrichSettings.defaults();

        assertThat(defaults.applicationId()).isEqualTo("copytaster-enrich");
        assertThat(defaults.stateDir()).isEqualTo(Path.of("data", "enrich"));
        assertThat(defaults.generation()).isZero();
        assertThat(defaults.standbys()).isEqualTo(1);
        assertThat(defaults.rules()).isNull();
        assertThat(defaults.window()).isEqualTo(Duration.ofHours(72));
        assertThat(defaults.bookDays()).isEqualTo(60);
        assertThat(defaults.almanacDays()).isEqualTo(60);
        assertThat(defaults.streams()).isEmpty();
    }

    @Test
    void noStandbyIsNotTheDefault() {
        assertThat(settings(0, 0, null, 0).standbys()).isZero();
    }

    @Test
    void onlyTheStateMovesToAnotherFolder() {
        var settings = new EnrichSettings(
                "app",
                Path.of("a"),
                "one",
                3,
                null,
                2,
                Path.of("rules.yml"),
                Duration.ofHours(1),
                9,
                8,
                new HashMap<>());

        assertThat(settings.in(Path.of("b")))
                .isEqualTo(new EnrichSettings(
                        "app", Path.of("b"), "one", 3, null, 2, Path.of("rules.yml"), Duration.ofHours(1), 9, 8, null));
    }

    @Test
    void valueThatCannotBeIsNamed() {
        assertThatThrownBy(() -> settings(-1, null, null, 0)).hasMessageContaining("generation");
        assertThatThrownBy(() -> settings(0, -1, null, 0)).hasMessageContaining("standbys");
        assertThatThrownBy(() -> settings(0, null, null, -1)).hasMessageContaining("bookDays");
        assertThatThrownBy(() -> settings(0, null, Duration.ZERO, 0)).hasMessageContaining("window");
        assertThatThrownBy(() -> settings(0, null, Duration.ofDays(3), 2)).hasMessageContaining("window");
    }

    @Test
    void streamsPropertiesAreCopied() {
        var streams = new HashMap<String, String>();
        streams.put("commit.interval.ms", "50");
        var settings = new EnrichSettings(null, null, null, 0, null, null, null, null, 0, 0, streams);

        streams.clear();

        assertThat(settings.streams()).containsEntry("commit.interval.ms", "50");
    }
}
