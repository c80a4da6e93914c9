package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.config.DeskSettings;
import copytaster.desk.config.ReaderSettings;
import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoorkeeperTest {

    private static final String TOKEN = "correct-horse-battery";

    private final Doorkeeper locked = new Doorkeeper(settings(TOKEN));
    private final Doorkeeper open = new Doorkeeper(settings(null));

    @Test
    void theTokenOpensAsBearerAndAsCookie() {
        assertThat(locked.reader("Bearer " + TOKEN, null, "desk.example.org", null))
                .isPresent();
        assertThat(locked.reader(null, Doorkeeper.cookie(TOKEN), "desk.example.org", null))
                .isPresent();
    }

    @Test
    void nothingElseOpens() {
        assertThat(locked.reader(null, null, "localhost", null)).isEmpty();
        assertThat(locked.reader("Bearer wrong", Doorkeeper.cookie(TOKEN), "localhost", null))
                .isEmpty();
        assertThat(locked.reader("Basic " + TOKEN, null, "localhost", null)).isEmpty();
        assertThat(locked.reader(null, TOKEN, "localhost", null)).isEmpty();
        assertThat(locked.reader(null, Doorkeeper.cookie(TOKEN + "2"), "localhost", null))
                .isEmpty();
    }

    @Test
    void theCookieDoesNotTellTheToken() {
        assertThat(Doorkeeper.cookie(TOKEN)).doesNotContain(TOKEN).hasSize(64);
    }

    @Test
    void eachTokenLetsInItsOwnReader() {
        var desk = new Doorkeeper(new DeskSettings(
                "127.0.0.1",
                0,
                TOKEN,
                null,
                ZoneOffset.UTC,
                null,
                Map.of("cms", new ReaderSettings("the-token-of-the-cms", List.of("subscribe"), List.of("efe"))),
                null,
                "X-Forwarded-User",
                0));
        Reader cms = desk.reader("Bearer the-token-of-the-cms", null, "x", null).orElseThrow();
        assertThat(cms).isEqualTo(new Reader("cms", Set.of(Scope.SUBSCRIBE), Set.of("efe")));
        Reader person = desk.reader("Bearer " + TOKEN, null, "x", "Ana").orElseThrow();
        assertThat(person.name()).isEqualTo("Ana");
        assertThat(person.may(Scope.NOTES)).isFalse();
        assertThat(desk.reader(null, null, "localhost", "Ana")).isEmpty();
    }

    @Test
    void withoutATokenOnlyThisMachineByItsOwnNameIsServed() {
        for (String name : List.of("localhost:8080", "127.0.0.1:8080", "[::1]:8080")) {
            assertThat(open.reader(null, null, name, null)).isPresent();
        }
        for (String name : List.of("attacker.example.org:8080", "localhost.example.org")) {
            assertThat(open.reader(null, null, name, null)).isEmpty();
        }
        assertThat(open.reader(null, null, null, null)).isEmpty();
    }

    private static DeskSettings settings(String token) {
        return new DeskSettings("127.0.0.1", 0, token, null, ZoneOffset.UTC, null);
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
