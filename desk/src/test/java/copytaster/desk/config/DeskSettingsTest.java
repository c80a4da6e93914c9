package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeskSettingsTest {
    @Test
    void defaultsServeThisMachineOnly() {
        assertThat(DeskSettings.defaults())
                .isEqualTo(new DeskSettings("127.0.0.1", 8080, null, null, ZoneId.systemDefault(), null));
    }

    @Test
    void otherMachinesNeedAToken() {
        assertThatThrownBy(() -> new DeskSettings("0.0.0.0", 8080, null, null, ZoneOffset.UTC, null))
                .hasMessageContaining("set token, tokenFile or readers");
        assertThat(new DeskSettings("0.0.0.0", 8080, "0123456789abcdef", null, ZoneOffset.UTC, null).requiredToken())
                .contains("0123456789abcdef");
    }

    @Test
    void guessableTokenIsRefusedWithoutBeingPrinted() {
        assertThatThrownBy(() -> new DeskSettings("127.0.0.1", 1, "hush", null, ZoneOffset.UTC, null))
                .hasMessageContaining("token")
                .hasMessageNotContaining("hush");
    }

    @Test
    void scopesAreForThoseWhoSignIn() {
        List<String> notes = List.of(DeskSettings.NOTES);
        assertThat(new DeskSettings("127.0.0.1", 1, "0123456789abcdef", null, ZoneOffset.UTC, notes)
                        .grants(DeskSettings.NOTES))
                .isTrue();
        assertThat(DeskSettings.defaults().grants(DeskSettings.NOTES)).isFalse();
        assertThatThrownBy(() -> new DeskSettings("127.0.0.1", 1, null, null, ZoneOffset.UTC, notes))
                .hasMessageContaining("set token");
        assertThatThrownBy(() ->
                        new DeskSettings("127.0.0.1", 1, "0123456789abcdef", null, ZoneOffset.UTC, List.of("note")))
                .hasMessageContaining("scopes: there is notes, not note");
    }

    @Test
    void impossiblePortIsRefused() {
        assertThatThrownBy(() -> DeskSettings.defaults().withPort(65_536)).hasMessageContaining("65536");
    }
}
