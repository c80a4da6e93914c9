package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.ingest.transports.DirectoryTransport.After;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTransportTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-02T06:00:00Z");
    private final Map<String, Map<String, String>> kept = new HashMap<>();
    private final CursorStore cursors = new CursorStore() {
        @Override
        public Map<String, String> load(String feed) {
            return kept.getOrDefault(feed, Map.of());
        }

        @Override
        public void save(String feed, Map<String, String> state) {
            kept.put(feed, Map.copyOf(state));
        }
    };

    @Test
    void fileStillBeingWrittenIsLeftAlone() throws IOException {
        var transport = transport(After.MOVE);
        Path file = write("a.xml", "half");
        assertThat(transport.poll()).isEmpty();
        Files.writeString(file, "half and more");

        assertThat(transport.poll()).isEmpty();
        assertThat(transport.poll()).hasSize(1);
    }

    @Test
    void temporaryNamesAndFoldersAreNotRead() throws IOException {
        for (String name : List.of(".hidden.xml", "a.xml.part", "b.tmp", "c.filepart", "~d.xml", "e.xml~")) {
            write(name, "x");
        }
        Files.createDirectory(folder.resolve("done"));
        var transport = transport(After.MOVE);

        transport.poll();
        assertThat(transport.poll()).isEmpty();
    }

    @Test
    void whatIsNotSettledComesAgain() throws IOException {
        write("a.xml", "x");
        var transport = transport(After.DELETE);
        transport.poll();

        assertThat(transport.poll()).hasSize(1);
        assertThat(transport.poll()).hasSize(1);
    }

    @Test
    void secondFileOfOneNameDoesNotTakeTheFirstsPlace() throws IOException {
        var transport = transport(After.MOVE);
        for (String content : List.of("first", "second")) {
            write("a.xml", content);
            transport.poll();
            transport.poll().getFirst().settle(false);
            transport.settled();
        }

        assertThat(folder.resolve("done/a.xml")).hasContent("first");
        assertThat(folder.resolve("done/2-a.xml")).hasContent("second");
    }

    @Test
    void rejectedFilesGoWhereAPersonLooks() throws IOException {
        write("a.xml", "x");
        var transport = transport(After.MOVE);
        transport.poll();
        transport.poll().getFirst().settle(true);

        assertThat(folder.resolve("rejected/a.xml")).exists();
    }

    @Test
    void keptFileIsReadAgainOnlyWhenItChanges() throws IOException {
        Path file = write("a.xml", "x");
        var transport = transport(After.KEEP);
        transport.poll();
        transport.poll().getFirst().settle(false);
        transport.settled();
        assertThat(transport.poll()).isEmpty();

        var restarted = transport(After.KEEP);
        restarted.poll();
        assertThat(restarted.poll()).isEmpty();
        Files.writeString(file, "another text");
        restarted.poll();
        assertThat(restarted.poll()).hasSize(1);
    }

    @Test
    void filesGoneForMoreThanSevenDaysAreForgotten() throws IOException {
        write("a.xml", "x");
        Path gone = write("b.xml", "x");
        var transport = readAndKept();
        Files.delete(gone);
        transport.poll();
        now = now.plus(Duration.ofDays(7));
        transport.poll();
        transport.settled();
        assertThat(kept.get("feed")).containsOnlyKeys("a.xml", "b.xml");

        now = now.plusMillis(1);
        transport.poll();
        transport.settled();
        assertThat(kept.get("feed")).containsOnlyKeys("a.xml");
    }

    @Test
    void lostMountDoesNotMakeFilesNew() throws IOException {
        Path file = write("a.xml", "x");
        var transport = readAndKept();
        Path elsewhere = folder.resolveSibling("elsewhere-" + folder.getFileName());
        Files.move(file, elsewhere);
        for (int day = 1; day < 10; day++) {
            assertThat(transport.poll()).isEmpty();
            transport.settled();
            now = now.plus(Duration.ofDays(1));
        }
        Files.move(elsewhere, file);

        assertThat(transport.poll()).isEmpty();
        assertThat(transport.poll()).isEmpty();
    }

    @Test
    void fileMovedBackByAPersonIsReadAgain() throws IOException {
        Path file = write("a.xml", "x");
        var transport = transport(After.MOVE);
        transport.poll();
        transport.poll().getFirst().settle(true);
        transport.settled();
        transport.poll();
        Files.move(folder.resolve("rejected/a.xml"), file);

        transport.poll();
        assertThat(transport.poll()).hasSize(1);
    }

    private DirectoryTransport readAndKept() throws IOException {
        var transport = transport(After.KEEP);
        transport.poll();
        for (Delivery delivery : transport.poll()) {
            delivery.settle(false);
        }
        transport.settled();
        return transport;
    }

    @Test
    void oddEntriesDoNotHoldUpTheOthers() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.xml"), Path.of("a.xml"));
        Files.createSymbolicLink(folder.resolve("b.xml"), Path.of("nothing.xml"));
        Path good = write("c.xml", "x");
        var transport = transport(After.MOVE);

        transport.poll();
        assertThat(transport.poll()).extracting(Delivery::source).containsExactly(good.toString());
    }

    @Test
    void missingFolderIsSaid() {
        var transport = new DirectoryTransport("feed", folder.resolve("none"), After.MOVE, cursors);

        assertThatThrownBy(transport::poll).isInstanceOf(IOException.class).hasMessageContaining("is not there");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private DirectoryTransport transport(After after) {
        return new DirectoryTransport("feed", folder, after, cursors, () -> now);
    }
}
