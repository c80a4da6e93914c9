package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PulseTest {
    @TempDir
    Path folder;

    @Test
    void fileIsFreshWhileHealthyAndGoneWhileNot() throws IOException {
        Path file = folder.resolve("pulse");
        var pulse = new Pulse(file);

        pulse.beat(true);
        assertThat(file).exists();
        FileTime old = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(file, old);
        pulse.beat(true);
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(old);
        pulse.beat(false);
        assertThat(file).doesNotExist();
        pulse.beat(false);
    }

    @Test
    void offWithoutAFile() {
        new Pulse(null).beat(true);

        assertThat(folder).isEmptyDirectory();
    }
}
