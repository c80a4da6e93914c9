package copytaster.sink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach OpenSearch, and how Copytaster's indices are laid out there. A null or 0 stands for the default.
 *
 * @param urls nodes of one cluster, for example {@code https://search1.example.org:9200}; default
 *     {@code http://localhost:9200}
 * @param indexPrefix put before every index and alias, for example {@code newsroom-}; default {@code copytaster-}
 * @param ca a PEM file of the authorities to trust for TLS; default the JVM's own
 * @param user for HTTP Basic; default none
 * @param password for the user; the file is the better place
 * @param passwordFile a file that holds nothing but the password
 * @param shards of an index of stories; default 1, good for some ten million stories
 * @param replicas copies of each shard: a number, or a range that follows the number of nodes; default {@code 0-1}
 * @param refreshInterval after which an indexed story is searchable; default one second
 * @param timeout for an answer; default 60 seconds
 */
public record OpenSearchSettings(
        @Nullable List<String> urls,
        @Nullable String indexPrefix,
        @Nullable Path ca,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile,
        int shards,
        @Nullable String replicas,
        @Nullable Duration refreshInterval,
        @Nullable Duration timeout) {

    private static final Pattern PREFIX = Pattern.compile("([a-z0-9][a-z0-9._-]{0,60})?");
    private static final Pattern REPLICAS = Pattern.compile("\\d{1,2}(-(\\d{1,2}|all))?");

    public OpenSearchSettings {
        urls = urls == null || urls.isEmpty() ? List.of("http://localhost:9200") : List.copyOf(urls);
        indexPrefix = indexPrefix == null ? "copytaster-" : indexPrefix;
        shards = shards == 0 ? 1 : shards;
        replicas = replicas == null || replicas.isBlank() ? "0-1" : replicas;
        refreshInterval = refreshInterval == null ? Duration.ofSeconds(1) : refreshInterval;
        timeout = timeout == null || timeout.isZero() ? Duration.ofSeconds(60) : timeout;
        urls.forEach(OpenSearchSettings::checkUrl);
        check(
                PREFIX.matcher(indexPrefix).matches(),
                "indexPrefix: lower-case letters, digits, '.', '_' and '-' only, beginning with a letter or digit, not "
                        + indexPrefix);
        check(shards > 0, "shards: must be positive, not " + shards);
        check(
                REPLICAS.matcher(replicas).matches(),
                "replicas: a number such as 1, or a range such as 0-1, not " + replicas);
        check(!refreshInterval.isNegative(), "refreshInterval: must not be negative, not " + refreshInterval);
        check(timeout.isPositive(), "timeout: must be positive, not " + timeout);
        check(
                password == null || passwordFile == null,
                "password, passwordFile: give the password in one place, not in both");
        check(
                user != null || (password == null && passwordFile == null),
                "user: missing, although there is a password");
    }

    /** One node at this address without TLS, everything else by default. */
    public static OpenSearchSettings at(String url) {
        return new OpenSearchSettings(List.of(url), null, null, null, null, null, 0, null, null, null);
    }

    /** The alias that searches for stories go to. */
    public String stories() {
        return indexPrefix + "stories";
    }

    /** The alias that searches for earlier versions go to. */
    public String versions() {
        return indexPrefix + "versions";
    }

    /**
     * The password, read anew from its file where it has one, so that a changed secret needs a restart only.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    Optional<String> secret() {
        if (passwordFile == null) {
            return Optional.ofNullable(password);
        }
        try {
            return Optional.of(Files.readString(passwordFile).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "passwordFile: " + passwordFile + " cannot be read: " + unreadable, unreadable);
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "OpenSearchSettings[" + urls + ", prefix '" + indexPrefix + "', ca " + ca + ", user " + user
                + ", password " + (password == null && passwordFile == null ? "none" : "***") + ", shards " + shards
                + ", replicas " + replicas + ", refresh " + refreshInterval + ", timeout " + timeout + "]";
    }

    private static void checkUrl(String url) {
        boolean good;
        try {
            URI uri = URI.create(url);
            good = uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            check(uri.getUserInfo() == null, "urls: give user and password in their own keys, not in an address");
        } catch (IllegalArgumentException malformed) {
            if (malformed.getMessage() != null && malformed.getMessage().startsWith("urls:")) {
                throw malformed;
            }
            good = false;
        }
        check(good, "urls: must be like https://search.example.org:9200, not " + url);
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException(message);
        }
    }
}
