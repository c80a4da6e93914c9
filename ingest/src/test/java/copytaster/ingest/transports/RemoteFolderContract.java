package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of another machine promises, whatever it speaks; each kind runs all of it against a real server. */
@Timeout(60)
abstract class RemoteFolderContract {

    static final String USER = "newsroom";
    static final String PASSWORD = "very-secret";
    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    @TempDir
    Path root;

    final Cursors cursors = new Cursors();
    Path out;

    /** Starts a server of {@link #root} on a port, any free one for 0. */
    abstract int start(int port) throws Exception;

    abstract void stop() throws Exception;

    /** The folder {@code /out}, entered with this password. */
    abstract RemoteFolder folder(int port, String path, String password) throws Exception;

    int port;

    @BeforeEach
    void open() throws Exception {
        out = Files.createDirectory(root.resolve("out"));
        port = start(0);
    }

    @AfterEach
    void shut() throws Exception {
        stop();
    }

    @Test
    void filesComeWholeAndOldestFirstWhateverTheirNames() throws Exception {
        byte[] every = new byte[256 * 300];
        for (int n = 0; n < every.length; n++) {
            every[n] = (byte) n;
        }
        write("b.xml", 1, every);
        write("a 한글 ñ.xml", 2, new byte[] {'\r', '\n', '\n'});
        write("c..d%20'\".xml", 2, new byte[0]);
        write("0.xml.part", 1, every);
        Files.createDirectories(out.resolve("done.xml/inside.xml"));
        try (var transport = transport(After.MOVE)) {
            assertThat(transport.poll()).isEmpty();
            List<Delivery> deliveries = transport.poll();

            assertThat(deliveries)
                    .extracting(Delivery::source)
                    .map(source -> source.substring(source.lastIndexOf('/') + 1))
                    .containsExactly("b.xml", "a 한글 ñ.xml", "c..d%20'\".xml");
            assertThat(deliveries.get(0).bytes()).isEqualTo(every);
            assertThat(deliveries.get(1).bytes()).containsExactly('\r', '\n', '\n');
            assertThat(deliveries.get(2).bytes()).isEmpty();
            deliveries.get(0).settle(false);
            deliveries.get(1).settle(false);
            deliveries.get(2).settle(true);
            transport.settled();
            assertThat(out.resolve("done/b.xml")).hasBinaryContent(every);
            assertThat(out.resolve("done/a 한글 ñ.xml")).exists();
            assertThat(out.resolve("rejected/c..d%20'\".xml")).exists();
            assertThat(out.resolve("0.xml.part")).exists();
            assertThat(transport.poll()).isEmpty();
        }
    }

    @Test
    void whatIsNotSettledComesAgain() throws Exception {
        write("a.xml", 1, "x");
        try (var transport = transport(After.DELETE)) {
            transport.poll();
            transport.poll().getFirst().bytes();
            assertThat(transport.poll()).hasSize(1);
        }
        try (var restarted = transport(After.DELETE)) {
            restarted.poll();
            restarted.poll().getFirst().settle(false);
            assertThat(out.resolve("a.xml")).doesNotExist();
        }
    }

    @Test
    void fileStillBeingWrittenIsLeftAlone() throws Exception {
        write("a.xml", 1, "half");
        try (var transport = transport(After.MOVE)) {
            transport.poll();
            write("a.xml", 1, "half and more");
            assertThat(transport.poll()).isEmpty();
            assertThat(texts(transport.poll())).containsExactly("half and more");
        }
    }

    @Test
    void keptFileIsReadAgainOnlyWhenItChanges() throws Exception {
        write("a.xml", 1, "first");
        try (var transport = transport(After.KEEP)) {
            transport.poll();
            transport.poll().getFirst().settle(false);
            transport.settled();
            assertThat(transport.poll()).isEmpty();
        }
        try (var restarted = transport(After.KEEP)) {
            restarted.poll();
            assertThat(restarted.poll()).isEmpty();
            write("a.xml", 5, "other");
            restarted.poll();
            assertThat(texts(restarted.poll())).containsExactly("other");
        }
    }

    @Test
    void secondFileOfOneNameDoesNotTakeTheFirstsPlace() throws Exception {
        try (var transport = transport(After.MOVE)) {
            for (String content : List.of("first", "other", "third")) {
                write("a.xml", 1, content);
                transport.poll();
                transport.poll().getFirst().settle(false);
                transport.settled();
            }
        }
        assertThat(out.resolve("done/a.xml")).hasContent("first");
        assertThat(out.resolve("done/2-a.xml")).hasContent("other");
        assertThat(out.resolve("done/3-a.xml")).hasContent("third");
    }

    @Test
    void fileRewrittenWhileItWasPublishedIsReadAgain() throws Exception {
        write("a.xml", 1, "first");
        try (var transport = transport(After.DELETE)) {
            transport.poll();
            Delivery first = transport.poll().getFirst();
            first.bytes();
            write("a.xml", 2, "other text");
            first.settle(false);
            transport.settled();
            transport.poll();

            assertThat(texts(transport.poll())).containsExactly("other text");
        }
    }

    @Test
    void fileThatHasGoneHoldsUpNothing() throws Exception {
        write("a.xml", 1, "first");
        write("b.xml", 2, "second");
        try (var transport = transport(After.MOVE)) {
            transport.poll();
            List<Delivery> deliveries = transport.poll();
            Files.delete(out.resolve("a.xml"));

            assertThatThrownBy(deliveries.get(0)::bytes)
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.FILE);
            assertThat(deliveries.get(1).bytes()).asString().isEqualTo("second");
            deliveries.get(1).settle(false);
            assertThat(out.resolve("done/b.xml")).exists();
        }
    }

    @Test
    void hugeFileIsToldOfAndNotLoaded() throws Exception {
        try (var huge = new RandomAccessFile(out.resolve("huge.xml").toFile(), "rw")) {
            huge.setLength(Transport.LARGEST + 1L);
        }
        try (var transport = transport(After.MOVE)) {
            transport.poll();
            Delivery delivery = transport.poll().getFirst();

            assertThat(delivery.unread()).contains("a file of 67108865 bytes");
            delivery.settle(true);
            assertThat(out.resolve("rejected/huge.xml")).exists();
        }
    }

    @Test
    void lostConnectionIsMadeAnew() throws Exception {
        write("a.xml", 1, "first");
        try (var transport = transport(After.MOVE)) {
            transport.poll();
            Delivery first = transport.poll().getFirst();
            stop();
            assertThat(trouble(first::bytes)).isEqualTo(Kind.CONNECT);
            assertThat(trouble(transport::poll)).isEqualTo(Kind.CONNECT);
            start(port);

            assertThat(texts(transport.poll())).containsExactly("first");
            stop();
            start(port);
            assertThat(transport.poll()).hasSize(1);
        }
    }

    @Test
    void wrongPasswordIsSaidWithoutIt() throws Exception {
        try (var transport =
                FolderTransport.watching("feed", folder(port, "/out", "wrong-secret"), After.KEEP, cursors)) {
            assertThatThrownBy(transport::poll)
                    .hasMessageContaining("does not let user newsroom in")
                    .hasMessageNotContaining("wrong-secret")
                    .asInstanceOf(type(FeedTrouble.class))
                    .extracting(FeedTrouble::kind)
                    .isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void missingFolderIsSaid() throws Exception {
        try (var transport = FolderTransport.watching("feed", folder(port, "/none", PASSWORD), After.KEEP, cursors)) {
            assertThatThrownBy(transport::poll).isInstanceOf(FeedTrouble.class).hasMessageContaining("/none");
        }
    }

    @Test
    void folderMayBeginWhereTheLoginLeads() throws Exception {
        write("a.xml", 1, "first");
        try (var transport = FolderTransport.watching("feed", folder(port, "/~/out", PASSWORD), After.KEEP, cursors)) {
            transport.poll();
            assertThat(texts(transport.poll())).containsExactly("first");
        }
    }

    FolderTransport transport(After after) throws Exception {
        return FolderTransport.watching("feed", folder(port, "/out", PASSWORD), after, cursors);
    }

    void write(String name, int minute, String text) throws IOException {
        write(name, minute, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, int minute, byte[] bytes) throws IOException {
        Files.write(out.resolve(name), bytes);
        Files.setLastModifiedTime(out.resolve(name), FileTime.from(SIX.plusSeconds(60L * minute)));
    }

    static List<String> texts(List<Delivery> deliveries) throws IOException {
        var texts = new ArrayList<String>();
        for (Delivery delivery : deliveries) {
            texts.add(new String(delivery.bytes(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    interface Try {
        Object run() throws Exception;
    }

    static Kind trouble(Try what) {
        try {
            throw new AssertionError("no trouble, but " + what.run());
        } catch (FeedTrouble trouble) {
            return trouble.kind();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
