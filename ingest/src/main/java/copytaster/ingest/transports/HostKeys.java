package copytaster.ingest.transports;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** Lets in only a host that shows a key known before: nothing is trusted because it came first. */
final class HostKeys implements ServerKeyVerifier {

    private static final String REVOKED = "revoked";

    /** A pattern without a port, {@code @revoked *} say, is for every port when it takes trust away. */
    private static final int SSH_PORT = 22;

    private final RemoteFolder where;
    private volatile String refusal = "";

    HostKeys(RemoteFolder where) {
        this.where = where;
    }

    /** Why the last host was not let in, empty when it was. */
    String refusal() {
        return refusal;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        refusal = refusal(key);
        return refusal.isEmpty();
    }

    private String refusal(PublicKey key) {
        String shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        String type = KeyUtils.getKeyType(key);
        if (fingerprints().stream().anyMatch(shown::equals)) {
            return "";
        }
        Path file = where.knownHosts();
        if (file == null) {
            return where + " shows the host key " + shown + " (" + type + "), not " + where.hostKey()
                    + "; ask the agency which is right before you change hostKey:";
        }
        try {
            List<PublicKey> known = known(file);
            if (known.stream().anyMatch(one -> KeyUtils.compareKeys(one, key))) {
                return "";
            }
            return where + " shows the host key " + shown + " (" + type + "), which is "
                    + (known.isEmpty() ? "not yet" : "another than") + " in knownHosts: " + file
                    + "; ask the agency which is right before you add it";
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return "knownHosts: " + file + " cannot be read: " + e;
        }
    }

    private List<String> fingerprints() {
        return Arrays.stream(where.hostKey().split(","))
                .map(String::strip)
                .map(one -> one.startsWith("SHA256:") ? one : "SHA256:" + one)
                .toList();
    }

    /** The host's keys in the file; a key revoked there is not among them. */
    private List<PublicKey> known(Path file) throws IOException, GeneralSecurityException {
        var known = new ArrayList<PublicKey>();
        var revoked = new ArrayList<PublicKey>();
        for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(file)) {
            @Nullable String marker = entry.getMarker();
            boolean ofHost = entry.isHostMatch(where.host(), where.port());
            if (marker == null
                    ? ofHost
                    : marker.equals(REVOKED) && (ofHost || entry.isHostMatch(where.host(), SSH_PORT))) {
                PublicKey key = entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
                if (key != null) {
                    (marker == null ? known : revoked).add(key);
                }
            }
        }
        known.removeIf(key -> revoked.stream().anyMatch(bad -> KeyUtils.compareKeys(bad, key)));
        return known;
    }

    /** The types of the keys that the file knows, so that a host with several shows one of them. */
    List<String> knownTypes() {
        Path file = where.knownHosts();
        if (file == null) {
            return List.of();
        }
        try {
            return known(file).stream().map(KeyUtils::getKeyType).distinct().toList();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return List.of();
        }
    }
}
