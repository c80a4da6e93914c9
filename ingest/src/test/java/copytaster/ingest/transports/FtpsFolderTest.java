package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FtpsFolderTest extends RemoteFolderContract {

    @TempDir
    private static Path keys;

    private final FtpTestServer server = new FtpTestServer();

    @BeforeAll
    static void makeKeys() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=wire",
                "-ext",
                "san=ip:127.0.0.1,dns:wire.example");
        keytool(
                "-exportcert",
                "-alias",
                "a",
                "-rfc",
                "-file",
                keys.resolve("ca.pem").toString());
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments));
        command.addAll(
                java.util.List.of("-keystore", store().toString(), "-storepass", "changeit", "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private static Path store() {
        return keys.resolve("server.p12");
    }

    @Override
    int start(int port) throws Exception {
        return server.start(root, port, store());
    }

    @Override
    void stop() {
        server.stop();
    }

    @Override
    RemoteFolder folder(int port, String path, String password) {
        return folder("127.0.0.1", port, path, password, keys.resolve("ca.pem"));
    }

    private static RemoteFolder folder(String host, int port, String path, String password, Path ca) {
        return new RemoteFolder(URI.create("ftps://" + host + ":" + port + path), USER, password, null, "", null, ca);
    }

    @Test
    void serverWithoutATrustedCertificateGetsNoPassword() throws Exception {
        try (var transport = FolderTransport.watching(
                "feed", folder("127.0.0.1", port, "/out", PASSWORD, null), After.KEEP, cursors)) {
            assertThatThrownBy(transport::poll)
                    .hasMessageContaining("no trusted connection")
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void certificateOfAnotherHostIsNotTrusted() throws Exception {
        try (var transport = FolderTransport.watching(
                "feed", folder("localhost", port, "/out", PASSWORD, keys.resolve("ca.pem")), After.KEEP, cursors)) {
            assertThatThrownBy(transport::poll).hasMessageContaining("no trusted connection");
        }
    }
}
