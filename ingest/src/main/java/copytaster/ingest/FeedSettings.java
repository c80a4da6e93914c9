package copytaster.ingest;

import copytaster.ingest.transports.After;
import copytaster.ingest.transports.PollTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One feed. Which transport it is follows from the key that is there: {@code directory},
 * {@code poll}, {@code push}, {@code ftp} or {@code api}.
 * A null stands for the default; credentials come
 * resolved from the file or variable that the configuration names, and are never printed.
 *
 * @param provider whose rules apply; default: recognised by content, item by item
 * @param directory a folder that is watched
 * @param poll an http or https address that is asked, without user and password
 * @param push true: the feed comes by POST /wires/{feed}
 * @param ftp a folder on another machine
 * @param api an agency's own API
 * @param every how often a folder is looked at (default 2 s, on another machine 10 s) or an address asked (default 60 s)
 * @param after what becomes of a file; default MOVE
 * @param wire the partition of wire.raw, one for each newsroom's intake; default 0
 * @param user for a polled address or another machine, with a password
 * @param password the user's, or the private key's
 * @param token the bearer token: what a push must show, or what a poll shows
 * @param silentAfter for how long the feed may be silent before it is unhealthy; zero, the default: for ever
 * @param retentionDays days after which the contract wants a story gone; default: none of the contract's
 * @param redistribute may texts leave the house; default true
 * @param learn may a model learn from them; default false
 * @param home ISO 3166-1 alpha-2 of the country a story is about when nothing else says so; default the provider's
 */
public record FeedSettings(
        @Nullable String provider,
        @Nullable String directory,
        @Nullable URI poll,
        @Nullable Boolean push,
        @Nullable FtpSettings ftp,
        @Nullable ApiSettings api,
        @Nullable Duration every,
        @Nullable After after,
        int wire,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @Nullable Duration silentAfter,
        @Nullable Integer retentionDays,
        @Nullable Boolean redistribute,
        @Nullable Boolean learn,
        @Nullable String home) {

    private static final FtpSettings NO_FTP = new FtpSettings(null, null, null, null, null);
    private static final ApiSettings NO_API = new ApiSettings(null, null, null, null, null);
    private static final Duration FOLDER = Duration.ofSeconds(2);
    private static final Duration OTHER_FOLDER = Duration.ofSeconds(10);
    private static final Duration ADDRESS = Duration.ofSeconds(60);
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Pattern PROVIDER = Pattern.compile("[\\p{L}0-9._-]{0,60}");
    private static final Pattern COUNTRY = Pattern.compile("|[A-Z]{2}");

    public FeedSettings {
        provider = text(provider);
        directory = text(directory);
        push = push != null && push;
        ftp = ftp == null ? NO_FTP : ftp;
        api = api == null ? NO_API : api;
        every = every == null ? usually(poll, ftp, api) : every;
        after = after == null ? After.MOVE : after;
        user = text(user);
        password = text(password);
        token = text(token);
        silentAfter = silentAfter == null ? Duration.ZERO : silentAfter;
        redistribute = redistribute == null || redistribute;
        learn = learn != null && learn;
        home = text(home).toUpperCase(Locale.ROOT);

        long ways = Stream.of(!directory.isEmpty(), poll != null, push, ftp.isThere(), api.isThere())
                .filter(way -> way)
                .count();
        check(ways == 1, "a feed has exactly one of the keys directory, poll, push, ftp and api");
        checkWeb("poll", poll);
        check(
                PROVIDER.matcher(provider).matches(),
                "provider: letters, digits, '.', '_' and '-' only, not " + provider);
        check(every.compareTo(SHORTEST) >= 0, "every: 10ms or more, not " + every.toMillis() + "ms");
        check(wire >= 0, "wire: a partition, 0 or more, not " + wire);
        check(retentionDays == null || retentionDays > 0, "retentionDays: 1 or more, not " + retentionDays);
        check(COUNTRY.matcher(home).matches(), "home: two letters of ISO 3166-1, not " + home);
        api.check(user, password, token);
        check(!push || !token.isEmpty(), "token: a feed that is pushed needs one");
        check(
                !ftp.isThere() || !user.isEmpty(),
                "user: a feed by ftp needs one; where anybody may enter it is anonymous");
    }

    /** A watched folder, everything else by default. */
    public static FeedSettings ofDirectory(@Nullable String provider, String directory, @Nullable After after) {
        return new FeedSettings(
                provider, directory, null, null, null, null, null, after, 0, null, null, null, null, null, null, null,
                null);
    }

    /** A polled address, everything else by default. */
    public static FeedSettings ofPoll(@Nullable String provider, URI poll) {
        return new FeedSettings(
                provider, null, poll, null, null, null, null, null, 0, null, null, null, null, null, null, null, null);
    }

    /** Pushed by whoever shows this token, everything else by default. */
    public static FeedSettings ofPush(@Nullable String provider, String token) {
        return new FeedSettings(
                provider, null, null, true, null, null, null, null, 0, null, null, token, null, null, null, null, null);
    }

    /** The same, looked at this often. */
    public FeedSettings every(Duration interval) {
        return new FeedSettings(
                provider,
                directory,
                poll,
                push,
                ftp,
                api,
                interval,
                after,
                wire,
                user,
                password,
                token,
                silentAfter,
                retentionDays,
                redistribute,
                learn,
                home);
    }

    private static Duration usually(@Nullable URI poll, FtpSettings ftp, ApiSettings api) {
        if (ftp.isThere()) {
            return OTHER_FOLDER;
        }
        return poll == null && !api.isThere() ? FOLDER : ADDRESS;
    }

    /** Are files looked at, here or elsewhere? */
    boolean isFolder() {
        return !directory.isEmpty() || ftp.isThere();
    }

    /** Is the other side asked for a list, of which much may be as it was? */
    boolean isPolled() {
        return poll != null || api.isThere();
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "FeedSettings[" + way() + ", provider '" + provider + "', wire " + wire + "]";
    }

    private String way() {
        if (poll != null) {
            return PollTransport.shown(poll);
        }
        if (push) {
            return "push";
        }
        if (api.isThere()) {
            return api.toString();
        }
        return ftp.isThere() ? ftp.toString() : directory;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Is it an address of the web, if it is one? */
    static void checkWeb(String key, @Nullable URI address) {
        if (address != null) {
            check(
                    "http".equals(address.getScheme()) || "https".equals(address.getScheme()),
                    key + ": an http or https address, not " + PollTransport.shown(address));
            check(
                    address.getRawAuthority() == null
                            || !address.getRawAuthority().contains("@"),
                    key + ": an address without user and password; they go into user: and passwordFile:");
            check(address.getHost() != null, key + ": an address with the name of a host");
        }
    }

    static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
