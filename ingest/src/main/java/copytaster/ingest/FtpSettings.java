package copytaster.ingest;

import copytaster.ingest.transports.PollTransport;
import copytaster.ingest.transports.RemoteFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder on another machine. The user, and the password of the user or of the private key, are the feed's.
 *
 * @param address {@code ftp:}, {@code ftps:} or {@code sftp:}, with a host and a path; null when the feed is of another kind
 * @param privateKey a file, for sftp, in place of a password
 * @param hostKey the fingerprint of the key that an sftp server shows; several are parted by commas
 * @param knownHosts a file of such keys, in place of a fingerprint
 * @param ca a PEM file with the authorities to trust for ftps; default the JVM's own
 */
public record FtpSettings(
        @Nullable URI address,
        @Nullable Path privateKey,
        @Nullable String hostKey,
        @Nullable Path knownHosts,
        @Nullable Path ca) {

    private static final Set<String> SCHEMES = Set.of("ftp", "ftps", "sftp");
    private static final Pattern FINGERPRINTS = Pattern.compile("(?:(?:SHA256:)?[A-Za-z0-9+/]{43}=?\\s*(?:,\\s*|$))*");

    public FtpSettings {
        hostKey = hostKey == null ? "" : hostKey.strip();
        boolean rest = privateKey != null || !hostKey.isEmpty() || knownHosts != null || ca != null;
        FeedSettings.check(address != null || !rest, "address: is missing; the other keys of ftp say how to get there");
        if (address != null) {
            check(address);
            boolean ssh = "sftp".equalsIgnoreCase(address.getScheme());
            FeedSettings.check(
                    !ssh || !hostKey.isEmpty() || knownHosts != null,
                    "hostKey: the fingerprint of the server's key (or knownHosts: a file of such keys) is needed for sftp;"
                            + " ssh-keyscan HOST | ssh-keygen -lf - prints it, to be compared with what the agency says");
            FeedSettings.check(ssh || hostKey.isEmpty(), "hostKey: is for sftp only");
            FeedSettings.check(ssh || knownHosts == null, "knownHosts: is for sftp only");
            FeedSettings.check(ssh || privateKey == null, "privateKey: is for sftp only");
            FeedSettings.check(ca == null || "ftps".equalsIgnoreCase(address.getScheme()), "ca: is for ftps only");
            FeedSettings.check(
                    FINGERPRINTS.matcher(hostKey).matches(),
                    "hostKey: SHA256: and 43 letters, as ssh-keygen -l prints it, not " + hostKey);
        }
    }

    private static void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        FeedSettings.check(
                SCHEMES.contains(scheme),
                "address: begins with ftp, ftps or sftp, not " + PollTransport.shown(address));
        FeedSettings.check(
                address.getRawAuthority() == null || !address.getRawAuthority().contains("@"),
                "address: without user and password; they go into user: and passwordFile: of the feed");
        FeedSettings.check(address.getHost() != null, "address: with the name of a host");
    }

    boolean isThere() {
        return address != null;
    }

    /** @throws IllegalStateException when there is no address */
    RemoteFolder folder(String user, String password) {
        if (address == null) {
            throw new IllegalStateException("the feed has no ftp address");
        }
        return new RemoteFolder(address, user, password, privateKey, hostKey, knownHosts, ca);
    }

    @Override
    public String toString() {
        return address == null ? "" : PollTransport.shown(address);
    }
}
