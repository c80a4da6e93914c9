package copytaster.desk.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the desk's page is served and to whom.
 *
 * @param host the address to listen on; anything but this machine itself needs a token
 * @param port 0 takes any free port
 * @param token what a reader must show; at least 16 characters
 * @param tokenFile a file that holds the token, in place of {@code token}; read when the configuration is loaded
 * @param timeZone in which the page tells times
 * @param scopes what whoever signs in with the token may see beyond the stories: {@code notes}, those for editors only
 * @param readers readers with tokens of their own, by name
 * @param webhooks systems that are told of stories, by name
 * @param personHeader a header in which a proxy in front names the person who reads, for example {@code X-Forwarded-User}
 * @param requestsPerSecond of each reader, over a while; default 50
 */
public record DeskSettings(
        String host,
        int port,
        @Nullable String token,
        @Nullable Path tokenFile,
        ZoneId timeZone,
        @Nullable List<String> scopes,
        @Nullable Map<String, ReaderSettings> readers,
        @Nullable Map<String, WebhookSettings> webhooks,
        @Nullable String personHeader,
        int requestsPerSecond) {

    /** Notes for editors only: contacts, telephone numbers. */
    public static final String NOTES = "notes";

    private static final int HIGHEST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 16;
    private static final int REQUESTS_PER_SECOND = 50;

    public DeskSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(timeZone, "timeZone");
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
        for (String scope : scopes) {
            if (!scope.equals(NOTES)) {
                throw new IllegalArgumentException("scopes: there is " + NOTES + ", not " + scope);
            }
        }
        if (token == null && !scopes.isEmpty()) {
            throw new IllegalArgumentException("scopes: are for who signs in: set token or tokenFile, too");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + HIGHEST_PORT + ", not " + port);
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("token must have at least " + SHORTEST_TOKEN + " characters");
        }
        readers = readers == null ? Map.of() : Map.copyOf(readers);
        webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
        if (requestsPerSecond < 0) {
            throw new IllegalArgumentException("requestsPerSecond must be positive, not " + requestsPerSecond);
        }
        requestsPerSecond = requestsPerSecond == 0 ? REQUESTS_PER_SECOND : requestsPerSecond;
        if (token == null && readers.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException("host " + host
                    + " is reached from other machines: set token, tokenFile or readers, or host 127.0.0.1");
        }
    }

    /** A page alone, without readers of their own and webhooks. */
    public DeskSettings(
            String host,
            int port,
            @Nullable String token,
            @Nullable Path tokenFile,
            ZoneId timeZone,
            @Nullable List<String> scopes) {
        this(host, port, token, tokenFile, timeZone, scopes, null, null, null, 0);
    }

    public static DeskSettings defaults() {
        return new DeskSettings("127.0.0.1", 8080, null, null, ZoneId.systemDefault(), null);
    }

    /** The token to ask for; empty when only this machine is served. */
    public Optional<String> requiredToken() {
        return Optional.ofNullable(token);
    }

    /** May who has signed in read this? */
    public boolean grants(String scope) {
        return scopes.contains(scope);
    }

    public DeskSettings withPort(int port) {
        return new DeskSettings(
                host, port, token, tokenFile, timeZone, scopes, readers, webhooks, personHeader, requestsPerSecond);
    }

    @Override
    public String toString() {
        return "DeskSettings[host=" + host + ", port=" + port + ", token=" + (token == null ? "none" : "***")
                + ", timeZone=" + timeZone + "]";
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host " + host + " has no address on this machine", e);
        }
    }
}
