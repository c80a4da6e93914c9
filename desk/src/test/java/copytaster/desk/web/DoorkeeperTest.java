package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoorkeeperTest {

    private static final String TOKEN = "correct-horse-battery";

    private final Doorkeeper locked = new Doorkeeper(Optional.of(TOKEN));
    private final Doorkeeper open = new Doorkeeper(Optional.empty());

    @Test
    void theTokenOpensAsBearerAndAsCookie() {
        assertThat(locked.admits("Bearer " + TOKEN, null, "desk.example.org")).isTrue();
        assertThat(locked.admits(null, locked.cookie(), "desk.example.org")).isTrue();
    }

    @Test
    void nothingElseOpens() {
        assertThat(locked.admits(null, null, "localhost")).isFalse();
        assertThat(locked.admits("Bearer wrong", locked.cookie(), "localhost")).isFalse();
        assertThat(locked.admits("Basic " + TOKEN, null, "localhost")).isFalse();
        assertThat(locked.admits(null, TOKEN, "localhost")).isFalse();
        assertThat(locked.admits(null, new Doorkeeper(Optional.of(TOKEN + "2")).cookie(), "localhost"))
                .isFalse();
    }

    @Test
    void theCookieDoesNotTellTheToken() {
        assertThat(locked.cookie()).doesNotContain(TOKEN).hasSize(64);
    }

    @Test
    void withoutATokenOnlyThisMachineByItsOwnNameIsServed() {
        assertThat(open.admits(null, null, "localhost:8080")).isTrue();
        assertThat(open.admits(null, null, "127.0.0.1:8080")).isTrue();
        assertThat(open.admits(null, null, "[::1]:8080")).isTrue();
        assertThat(open.admits(null, null, "attacker.example.org:8080")).isFalse();
        assertThat(open.admits(null, null, "localhost.example.org")).isFalse();
        assertThat(open.admits(null, null, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//example.org", "/\\example.org", "https://example.org", "javascript:alert(1)", "", "/a\r\nb"})
    void signingInLeadsNowhereElse(String next) {
        assertThat(Doorkeeper.safeNext(next)).isEqualTo("/");
    }

    @Test
    void signingInLeadsBack() {
        assertThat(Doorkeeper.safeNext("/?q=kim&country=KP")).isEqualTo("/?q=kim&country=KP");
        assertThat(Doorkeeper.safeNext(null)).isEqualTo("/");
    }
}
