package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.RejectedItem;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedFilesTest {

    @TempDir
    Path folder;

    @Test
    void noNameLeadsOutOfTheFolder() {
        for (String name : new String[] {"../../up", "/etc/cron.d/x", "..", "a/../../b\\..\\c", ""}) {
            Path file = new RejectedFiles(folder).write(item(name, name));

            assertThat(file.normalize().getParent()).isEqualTo(folder);
            assertThat(file).hasBinaryContent(new byte[] {1});
        }
    }

    private static RejectedItem item(String feed, String source) {
        return new RejectedItem(7, Instant.EPOCH, "", feed, source, "no id", new byte[] {1});
    }
}
