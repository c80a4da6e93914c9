package copytaster.ingest.transports;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder of another machine, and how one gets in. Its address is {@code ftp:}, {@code ftps:} (TLS from the start on port 990,
 * by AUTH TLS on any other) or {@code sftp:}, with a host, perhaps a port, and a path from the root; a path that begins with
 * {@code /~/} begins where the login leads.
 *
 * @param password the user's, or, beside a private key, the key's; empty for none
 * @param privateKey a file in OpenSSH's or PEM form, for sftp
 * @param hostKey the fingerprints that the host may show, as {@code ssh-keygen -l} prints them, parted by commas; for sftp
 * @param knownHosts a file of the host's keys in OpenSSH's form, for sftp
 * @param authorities a PEM file of those to trust for ftps; null for the JVM's own
 */
public record RemoteFolder(
        URI address,
        String user,
        String password,
        @Nullable Path privateKey,
        String hostKey,
        @Nullable Path knownHosts,
        @Nullable Path authorities) {

    private static final int FTP_PORT = 21;
    private static final int SSH_PORT = 22;
    static final int FTPS_PORT = 990;

    Folder open() {
        return isSsh() ? new SftpFolder(this) : new FtpFolder(this);
    }

    boolean isSsh() {
        return "sftp".equals(scheme());
    }

    boolean isTls() {
        return "ftps".equals(scheme());
    }

    String host() {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return isSsh() ? SSH_PORT : FTP_PORT;
    }

    /** As the server understands it; empty for where the login leads. */
    String path() {
        String path = address.getPath() == null ? "" : address.getPath();
        path = path.startsWith("/~") && (path.length() == 2 || path.charAt(2) == '/')
                ? path.substring(Math.min(3, path.length()))
                : path;
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Where a file is, for a person. */
    String where(String name) {
        String folder = PollTransport.shown(address);
        return folder + (folder.endsWith("/") ? "" : "/") + name;
    }

    private String scheme() {
        return address.getScheme().toLowerCase(Locale.ROOT);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return PollTransport.shown(address);
    }
}
