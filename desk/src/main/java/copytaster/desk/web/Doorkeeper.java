package copytaster.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may read. With a token: whoever shows it as a bearer, or the cookie that signing in with it gave. Without
 * one: whoever asks this machine by its own name, so that a foreign page cannot read the desk by giving its name our
 * address.
 */
final class Doorkeeper {

    static final String COOKIE = "copytaster-desk";

    private static final String BEARER = "Bearer ";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<String> token;

    Doorkeeper(Optional<String> token) {
        this.token = token;
    }

    boolean asksForToken() {
        return token.isPresent();
    }

    /** @param host of the request, with or without a port */
    boolean admits(@Nullable String authorization, @Nullable String cookie, @Nullable String host) {
        if (token.isEmpty()) {
            return host != null && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""));
        }
        if (authorization != null && authorization.startsWith(BEARER)) {
            return isToken(authorization.substring(BEARER.length()).strip());
        }
        return cookie != null && same(cookie, cookie());
    }

    boolean isToken(String shown) {
        return token.isPresent() && same(shown, token.get());
    }

    /** What the cookie holds: proof of the token, not the token; a new token signs everybody out. */
    String cookie() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.orElseThrow().getBytes(UTF_8), "HmacSHA256"));
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

    private static boolean same(String shown, String right) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
