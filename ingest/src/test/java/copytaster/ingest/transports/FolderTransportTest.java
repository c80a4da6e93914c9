package copytaster.ingest.transports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTransportTest {

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

    private FolderTransport readAndKept() throws IOException {
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
        var transport = FolderTransport.watching("feed", folder.resolve("none"), After.MOVE, cursors);

        assertThatThrownBy(transport::poll).isInstanceOf(IOException.class).hasMessageContaining("is not there");
    }

    @Test
    void filesOfOneTimeAreReadByName() throws IOException {
        for (String name : List.of("b.xml", "a 한글.xml", "c\nd.xml", "a..xml", "Z.xml")) {
            Files.setLastModifiedTime(write(name, name), FileTime.from(now));
        }
        var transport = transport(After.DELETE);
        transport.poll();
        List<Delivery> deliveries = transport.poll();

        assertThat(deliveries)
                .extracting(delivery -> new String(delivery.bytes(), StandardCharsets.UTF_8))
                .containsExactly("Z.xml", "a 한글.xml", "a..xml", "b.xml", "c\nd.xml");
        for (Delivery delivery : deliveries) {
            delivery.settle(false);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fileRewrittenWhileItWasPublishedIsReadAgain() throws IOException {
        for (After after : After.values()) {
            Path file = write("a.xml", "first");
            var transport = transport(after);
            transport.poll();
            Delivery first = transport.poll().getFirst();
            first.bytes();
            Files.writeString(file, "rewritten");
            first.settle(false);
            transport.settled();
            transport.poll();

            assertThat(transport.poll()).as(after.name()).singleElement().satisfies(delivery -> assertThat(
                            delivery.bytes())
                    .asString()
                    .isEqualTo("rewritten"));
            Files.delete(file);
        }
    }

    @Test
    void fileThatGrowsWhileItIsReadIsNotTakenInHalf() throws IOException {
        Path file = write("a.xml", "first");
        var transport = transport(After.MOVE);
        transport.poll();
        Delivery half = transport.poll().getFirst();
        Files.writeString(file, "first and second");

        assertThatThrownBy(half::bytes).hasMessageContaining("it had 5 bytes, and 16 came");
    }

    @Test
    void fileRenamedWhileItIsReadIsReadUnderItsNewName() throws IOException {
        Path file = write("a.xml", "text");
        var transport = transport(After.MOVE);
        transport.poll();
        Delivery gone = transport.poll().getFirst();
        Files.move(file, folder.resolve("b.xml"));

        assertThatThrownBy(gone::bytes).isInstanceOf(IOException.class);
        transport.poll();
        assertThat(transport.poll()).extracting(Delivery::source).containsExactly(folder.resolve("b.xml") + "");
    }

    @Test
    void hugeFileIsToldOfAndNotLoaded() throws IOException {
        Path file = folder.resolve("huge.xml");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(Transport.LARGEST + 1L);
        }
        var transport = transport(After.MOVE);
        transport.poll();
        Delivery delivery = transport.poll().getFirst();

        assertThat(delivery.unread()).isEqualTo("a file of 67108865 bytes; 67108864 are read at most");
        assertThat(delivery.bytes()).isEmpty();
        delivery.settle(true);
        assertThat(folder.resolve("rejected/huge.xml")).exists();
    }

    @Test
    void clockOfTheFolderIsNotTrusted() throws IOException {
        Files.setLastModifiedTime(write("past.xml", "x"), FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(write("future.xml", "x"), FileTime.from(now.plus(Duration.ofDays(4000))));
        var transport = transport(After.KEEP);
        transport.poll();

        assertThat(transport.poll()).hasSize(2);
    }

    @Test
    void rememberedIsNoMoreThanOneRecordHolds() {
        var many = new ArrayList<FileLooks>();
        for (int n = 0; n < 20_100; n++) {
            many.add(new FileLooks(n + ".xml", 10, n));
        }
        var transport = new FolderTransport("feed", listed(many), After.KEEP, cursors, () -> now);
        readAll(transport, 20_100);

        assertThat(kept.get("feed")).hasSize(20_000).containsKey("20099.xml").doesNotContainKey("99.xml");
        readAll(new FolderTransport("feed", listed(many), After.KEEP, cursors, () -> now), 100);
    }

    private static void readAll(FolderTransport transport, int expected) {
        try {
            transport.poll();
            int count = 0;
            for (List<Delivery> some = transport.poll(); !some.isEmpty(); some = transport.poll()) {
                for (Delivery delivery : some) {
                    delivery.settle(false);
                    count++;
                }
            }
            transport.settled();
            assertThat(count).isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that nothing is asked of but its list. */
    private static Folder listed(List<FileLooks> files) {
        return new Folder() {
            @Override
            public List<FileLooks> list() {
                return files;
            }

            @Override
            public boolean isStill(FileLooks file) {
                throw new IllegalStateException("kept files are not looked at again");
            }

            @Override
            public byte[] read(String name, int most) {
                throw new IllegalStateException("nobody reads here");
            }

            @Override
            public void move(String name, String to) {
                throw new IllegalStateException("kept files are not moved");
            }

            @Override
            public void delete(String name) {
                throw new IllegalStateException("kept files are not deleted");
            }

            @Override
            public String where(String name) {
                return name;
            }
        };
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private FolderTransport transport(After after) {
        return new FolderTransport("feed", new LocalFolder("feed", folder), after, cursors, () -> now);
    }
}
