package copytaster.desk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.desk.config.WebhookSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** The example by which the libraries of Standard Webhooks are tested. */
    @Test
    void signsAsOthersDo() {
        try (var call = new WebhookCall(settings(SECRET), Clock.systemUTC())) {
            assertThat(call.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                    .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        }
    }

    @Test
    void aSecretThatIsTooShortIsRefusedWithTheWayToMakeOne() {
        assertThatThrownBy(() -> settings("whsec_c2hvcnQ="))
                .hasMessageStartingWith("secret: ")
                .hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> settings("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).hasMessageStartingWith("secret: ");
    }

    @Test
    void isGivenUpOnlyAfterItFailedWithoutABreakForSoLong() {
        Duration day = Duration.ofDays(1);
        WebhookState first = WebhookState.WELL.failed("503", NOON, day);
        assertThat(first.disabled()).isFalse();
        WebhookState later = first.failed("no answer", NOON.plus(day).minusMillis(1), day);
        assertThat(later.failingSince()).isEqualTo(NOON);
        assertThat(later.disabled()).isFalse();
        assertThat(later.failed("no answer", NOON.plus(day), day).disabled()).isTrue();
    }

    @Test
    void itsStateIsReadAsItWasWritten() {
        WebhookState failing = WebhookState.WELL.failed("503:\nback soon", NOON, Duration.ofDays(1));
        assertThat(WebhookState.read(failing.text())).isEqualTo(failing);
        WebhookState gone = failing.gone("410", NOON.plusSeconds(5));
        assertThat(WebhookState.read(gone.text())).isEqualTo(gone);
        assertThat(WebhookState.read("")).isEqualTo(WebhookState.WELL);
        assertThat(WebhookState.read("somebody else's")).isEqualTo(WebhookState.WELL);
    }

    private static WebhookSettings settings(String secret) {
        return new WebhookSettings(URI.create("https://cms.example.org/told"), secret, null, null, null, false, null);
    }
}
