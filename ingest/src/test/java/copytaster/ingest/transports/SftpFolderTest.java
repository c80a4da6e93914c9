package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpFolderTest extends RemoteFolderContract {

    @TempDir
    private static Path keys;

    private static KeyPair host;
    private static KeyPair secondHost;
    private static KeyPair desk;

    private @Nullable SshServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        host = KeyUtils.generateKeyPair("ssh-ed25519", 256);
        secondHost = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        desk = KeyUtils.generateKeyPair("ssh-ed25519", 256);
        write("plain", null);
        write("guarded", "the key's own");
    }

    private static void write(String name, @Nullable String passphrase) throws Exception {
        OpenSSHKeyEncryptionContext guard = null;
        if (passphrase != null) {
            guard = new OpenSSHKeyEncryptionContext();
            guard.setCipherName("AES");
            guard.setCipherType("256");
            guard.setPassword(passphrase);
        }
        try (OutputStream file = Files.newOutputStream(keys.resolve(name))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(desk, "desk", guard, file);
        }
    }

    @Override
    int start(int port) throws Exception {
        SshServer ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(port);
        ssh.setKeyPairProvider(KeyPairProvider.wrap(secondHost, host));
        ssh.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        ssh.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, desk.getPublic()));
        ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        ssh.setFileSystemFactory(new VirtualFileSystemFactory(root));
        ssh.start();
        server = ssh;
        return ssh.getPort();
    }

    @Override
    void stop() throws Exception {
        if (server != null) {
            server.stop(true);
            server = null;
        }
    }

    @Override
    RemoteFolder folder(int port, String path, String password) throws Exception {
        return folder(port, path, password, null, "", knownHosts(host.getPublic()));
    }

    private static RemoteFolder folder(
            int port, String path, String password, @Nullable Path key, String hostKey, @Nullable Path known) {
        return new RemoteFolder(
                URI.create("sftp://127.0.0.1:" + port + path), USER, password, key, hostKey, known, null);
    }

    private Path knownHosts(PublicKey... known) throws Exception {
        var lines = new StringBuilder("# as ssh-keyscan writes it\n");
        for (PublicKey key : known) {
            lines.append("[127.0.0.1]:")
                    .append(port)
                    .append(' ')
                    .append(PublicKeyEntry.toString(key))
                    .append('\n');
        }
        return Files.writeString(keys.resolve("known_hosts"), lines);
    }

    @Test
    void hostIsKnownByItsFingerprint() throws Exception {
        write("a.xml", 1, "first");
        String shown = fingerprint(host) + ", " + fingerprint(secondHost);
        try (var transport = watching(folder(port, "/out", PASSWORD, null, shown, null))) {
            transport.poll();
            assertThat(texts(transport.poll())).containsExactly("first");
        }
    }

    @Test
    void unknownHostGetsNoPasswordAndItsKeyIsTold() throws Exception {
        Path none = Files.writeString(keys.resolve("none"), "");
        assertRefused(
                folder(port, "/out", PASSWORD, null, "", none), "which is not yet in knownHosts: " + none, "SHA256:");
        assertThat(none).isEmptyFile();
        assertRefused(
                folder(port, "/out", PASSWORD, null, "SHA256:AAAA", null),
                "shows the host key SHA256:",
                "not SHA256:AAAA; ask the agency which is right before you change hostKey:");
    }

    @Test
    void changedHostKeyIsRefused() throws Exception {
        Path other = knownHosts(desk.getPublic());

        assertRefused(folder(port, "/out", PASSWORD, null, "", other), "which is another than in knownHosts");
    }

    @Test
    void revokedHostKeyIsRefused() throws Exception {
        Path file = knownHosts(host.getPublic());
        Files.writeString(
                file, Files.readString(file) + "@revoked * " + PublicKeyEntry.toString(host.getPublic()) + "\n");

        assertRefused(folder(port, "/out", PASSWORD, null, "", file), "knownHosts");
    }

    @Test
    void keyOpensTheFolder() throws Exception {
        write("a.xml", 1, "first");
        for (String key : List.of("plain", "guarded")) {
            var folder = folder(
                    port,
                    "/out",
                    key.equals("guarded") ? "the key's own" : "",
                    keys.resolve(key),
                    "",
                    knownHosts(host.getPublic()));
            try (var transport = watching(folder)) {
                transport.poll();
                assertThat(texts(transport.poll())).as(key).containsExactly("first");
            }
        }
    }

    @Test
    void keyThatCannotBeOpenedIsSaidWithoutItsPassword() throws Exception {
        Path known = knownHosts(host.getPublic());

        assertRefused(folder(port, "/out", "not-it", keys.resolve("guarded"), "", known), "privateKey: ");
        assertRefused(folder(port, "/out", "", keys.resolve("none-such"), "", known), "there is no file");
        assertRefused(folder(port, "/out", "", known, "", known), "holds no private key");
    }

    private void assertRefused(RemoteFolder folder, String... parts) {
        try (var transport = watching(folder)) {
            assertThatThrownBy(transport::poll)
                    .hasMessageContainingAll(parts)
                    .hasMessageNotContainingAny(PASSWORD, "not-it")
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.REFUSED);
        }
    }

    private FolderTransport watching(RemoteFolder folder) {
        return FolderTransport.watching("feed", folder, After.KEEP, cursors);
    }

    private static String fingerprint(KeyPair pair) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
    }
}
