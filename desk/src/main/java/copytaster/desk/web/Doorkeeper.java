package copytaster.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import copytaster.desk.config.DeskSettings;
import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells who reads. With tokens: whoever shows one as a bearer, or the cookie that signing in with it gave. Without any:
 * whoever asks this machine by its own name, so that a foreign page cannot read the desk by giving its name our address.
 */
final class Doorkeeper {

    static final String COOKIE = "copytaster-desk";

    private static final String BEARER = "Bearer ";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<Key> keys = new ArrayList<>();
    private final @Nullable String personHeader;

    /** A token and whom it lets in. */
    private record Key(String token, Reader reader) {}

    Doorkeeper(DeskSettings settings) {
        personHeader = settings.personHeader();
        settings.requiredToken().ifPresent(token -> {
            var scopes = EnumSet.complementOf(EnumSet.of(Scope.NOTES));
            if (settings.grants(DeskSettings.NOTES)) {
                scopes.add(Scope.NOTES);
            }
            keys.add(new Key(token, new Reader("desk", scopes, Set.of())));
        });
        if (settings.readers() != null) {
            settings.readers().forEach((name, reader) -> keys.add(new Key(reader.token(), reader.reader(name))));
        }
    }

    boolean asksForToken() {
        return !keys.isEmpty();
    }

    /** The header that names a person, where a proxy in front sets one. */
    Optional<String> personHeader() {
        return Optional.ofNullable(personHeader);
    }

    /**
     * Who asks; empty for whoever is not let in.
     *
     * @param host of the request, with or without a port
     * @param person whom a proxy names; counts only beside a token, which is the proxy's, or on this machine
     */
    Optional<Reader> reader(
            @Nullable String authorization, @Nullable String cookie, @Nullable String host, @Nullable String person) {
        return known(authorization, cookie, host)
                .map(reader -> person == null || person.isBlank() ? reader : reader.named(person.strip()));
    }

    /** Whom this token lets in. */
    Optional<Reader> holder(String token) {
        return keys.stream()
                .filter(key -> same(token, key.token()))
                .map(Key::reader)
                .findFirst();
    }

    /** What the cookie holds: proof of the token, not the token; a new token signs everybody out. */
    static String cookie(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("copytaster desk cookie".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where to go after signing in: a path of this desk, never another site. */
    static String safeNext(@Nullable String next) {
        if (next == null || !next.startsWith("/") || next.startsWith("//") || next.contains("\\")) {
            return "/";
        }
        return next.chars().anyMatch(Character::isISOControl) ? "/" : next;
    }

    private Optional<Reader> known(@Nullable String authorization, @Nullable String cookie, @Nullable String host) {
        if (keys.isEmpty()) {
            return host != null && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))
                    ? Optional.of(new Reader("desk", EnumSet.complementOf(EnumSet.of(Scope.NOTES)), Set.of()))
                    : Optional.empty();
        }
        if (authorization != null && authorization.startsWith(BEARER)) {
            return holder(authorization.substring(BEARER.length()).strip());
        }
        return cookie == null
                ? Optional.empty()
                : keys.stream()
                        .filter(key -> same(cookie, cookie(key.token())))
                        .map(Key::reader)
                        .findFirst();
    }

    private static boolean same(String shown, String right) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
