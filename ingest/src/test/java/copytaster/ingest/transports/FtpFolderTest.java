package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FtpFolderTest extends RemoteFolderContract {

    private final FtpTestServer server = new FtpTestServer();

    @Override
    int start(int port) throws Exception {
        return server.start(root, port, null);
    }

    @Override
    void stop() {
        server.stop();
    }

    @Override
    RemoteFolder folder(int port, String path, String password) {
        return new RemoteFolder(URI.create("ftp://127.0.0.1:" + port + path), USER, password, null, "", null, null);
    }

    @Test
    void transferThatIsCutOffIsNotTakenInHalf() throws Exception {
        try (var server = new BrokenFtpServer("426 Connection closed; transfer aborted.");
                var transport =
                        FolderTransport.watching("feed", folder(server.port(), "/", PASSWORD), After.MOVE, cursors)) {
            transport.poll();
            Delivery half = transport.poll().getFirst();

            assertThatThrownBy(half::bytes).hasMessageContaining("was cut off");
            assertThat(trouble(half::bytes)).isEqualTo(Kind.CONNECT);
            assertThat(server.commands()).noneMatch(command -> command.startsWith("RNFR"));
        }
    }

    @Test
    void transferThatIsShortButSaidToBeWholeIsNotTaken() throws Exception {
        try (var server = new BrokenFtpServer("226 Done.");
                var transport =
                        FolderTransport.watching("feed", folder(server.port(), "/", PASSWORD), After.MOVE, cursors)) {
            transport.poll();
            Delivery half = transport.poll().getFirst();

            assertThatThrownBy(half::bytes).hasMessageContaining("it had 10 bytes, and 5 came");
        }
    }

    @Test
    void namesThatLeadElsewhereAreLeftAlone() throws Exception {
        try (var server = new BrokenFtpServer("226 Done.");
                var transport =
                        FolderTransport.watching("feed", folder(server.port(), "/", PASSWORD), After.MOVE, cursors)) {
            transport.poll();

            assertThat(transport.poll())
                    .extracting(Delivery::source)
                    .isEqualTo(List.of("ftp://127.0.0.1:" + server.port() + "/a.xml"));
            assertThat(server.commands()).contains("TYPE I").anyMatch(command -> command.startsWith("PASV"));
        }
    }
}
