package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import copytaster.ingest.providers.Providers;
import copytaster.ingest.transports.After;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTestTest {

    @TempDir
    private Path folder;

    @Test
    void fileThatCannotBeOpenedDoesNotHideTheOthers() throws IOException, InterruptedException {
        // A file that not even root can read from its beginning.
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(memory), "only Linux has such a file");
        Path closed = Files.createSymbolicLink(folder.resolve("a.xml"), memory);
        Path open = write("b.xml");

        FeedTest.Fetched fetched = fetch("efe");

        assertThat(fetched.samples())
                .extracting(FeedTest.Sample::source)
                .containsExactlyInAnyOrder(closed.toString(), open.toString());
        assertThat(fetched.samples())
                .extracting(FeedTest.Sample::reading)
                .hasAtLeastOneElementOfType(Parsed.class)
                .filteredOn(Rejected.class::isInstance)
                .singleElement()
                .satisfies(reading -> assertThat(((Rejected) reading).reason()).startsWith("cannot be opened: "));
    }

    @Test
    void moreFilesThanAreShownAreToldOf() throws IOException, InterruptedException {
        for (int n = 1; n <= 200; n++) {
            write(n + ".xml");
        }
        assertThat(fetch("efe").notes()).isEmpty();
        write("201.xml");

        FeedTest.Fetched fetched = fetch("efe");

        assertThat(fetched.samples()).hasSize(200);
        assertThat(fetched.notes()).containsExactly("these are the first 200 files; more are waiting");
    }

    @Test
    void misspeltProviderIsDoubted() throws IOException, InterruptedException {
        write("a.xml");

        assertThat(fetch("eef").notes())
                .containsExactly("no provider file 'eef': generic rules apply; known: "
                        + String.join(", ", Providers.standard().names()));
        for (String provider : List.of("", "EFE", "generic")) {
            assertThat(fetch(provider).notes()).isEmpty();
        }
    }

    private Path write(String name) throws IOException {
        return Files.writeString(folder.resolve(name), Wires.text("efe-nitf.xml"));
    }

    private FeedTest.Fetched fetch(String provider) throws IOException, InterruptedException {
        var feed = FeedSettings.ofDirectory(provider, folder.toString(), After.KEEP);
        return new FeedTest(IngestSettings.of(Map.of("one", feed))).fetch("one");
    }
}
