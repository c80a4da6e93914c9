package copytaster.desk.web;

import java.util.Map;

/** The headers of every answer: nothing but our own files runs, nobody frames us, nobody learns where a reader was. */
final class StrictHeaders {

    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
            Map.entry("Cache-Control", "private, no-cache"));

    private StrictHeaders() {}
}
