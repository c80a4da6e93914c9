package copytaster.desk.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.transports.After;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PointsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void clocksThatDisagreeAreNoticed() {
        assertThat(IndexCheck.clocks("one", NOON, NOON.plusMillis(1500)).level())
                .isEqualTo(Point.Level.OK);
        assertThat(IndexCheck.clocks("one", NOON.plusSeconds(3), NOON).level()).isEqualTo(Point.Level.WARN);
        assertThat(IndexCheck.clocks("one", NOON, NOON.plusSeconds(31)).level()).isEqualTo(Point.Level.FAIL);
    }

    @Test
    void diskIsFullBeforeTheIndexRefuses() {
        assertThat(IndexCheck.disk("one", 100L << 20, 11L << 20).level()).isEqualTo(Point.Level.OK);
        assertThat(IndexCheck.disk("one", 100L << 20, 10L << 20).level()).isEqualTo(Point.Level.FAIL);
    }

    @Test
    void onlySupportedServersPass() throws Exception {
        assertThat(version("opensearch", "3.8.0")).isEqualTo(Point.Level.OK);
        assertThat(version("opensearch", "2.11.1")).isEqualTo(Point.Level.OK);
        assertThat(version("opensearch", "2.9.0")).isEqualTo(Point.Level.FAIL);
        assertThat(version("elasticsearch", "8.1.0")).isEqualTo(Point.Level.FAIL);
    }

    @Test
    void javaAndItsHeap() {
        assertThat(MachineCheck.java(21, 2L << 30).level()).isEqualTo(Point.Level.OK);
        assertThat(MachineCheck.java(25, 256L << 20).level()).isEqualTo(Point.Level.WARN);
        assertThat(MachineCheck.java(17, 2L << 30).level()).isEqualTo(Point.Level.FAIL);
    }

    @Test
    void stateUnderTmpIsNotedAndAFileInItsPlaceFails() throws Exception {
        assertThat(MachineCheck.state(Path.of("/tmp/enrich")).level()).isEqualTo(Point.Level.WARN);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(MachineCheck.state(file.resolve("enrich")).level()).isEqualTo(Point.Level.FAIL);
    }

    @Test
    void feedOfAnotherKindIsLeftToItsOwnTest() {
        FeedSettings folderFeed = FeedSettings.ofDirectory("efe", folder.toString(), After.KEEP);
        assertThat(MachineCheck.feed("efe", folderFeed).level()).isEqualTo(Point.Level.OK);
        FeedSettings lost =
                FeedSettings.ofDirectory("efe", folder.resolve("lost").toString(), null);
        assertThat(MachineCheck.feed("efe", lost).finding()).contains("is no folder");
    }

    private static Point.Level version(String product, String number) throws Exception {
        String root = "{\"version\":{\"number\":\"%s\",\"distribution\":\"%s\"}}".formatted(number, product);
        return IndexCheck.version(new JsonMapper().readTree(root), "here").level();
    }
}
