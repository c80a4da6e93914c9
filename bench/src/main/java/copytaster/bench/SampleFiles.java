package copytaster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample wires that the tests of ingest keep: whatever stands there is measured, nothing has to be registered. */
public final class SampleFiles {

    /** Below the project's folder, which bench/run names; a test begins in the folder of its module. */
    private static final Path SAMPLES = Path.of("ingest", "src", "test", "resources", "copytaster", "ingest");

    private SampleFiles() {}

    public static List<Path> standard() {
        return under(Path.of(System.getProperty("copytaster.home", "..")).resolve(SAMPLES));
    }

    /** Every file below a folder in the order of its names, less the expectations beside the samples. */
    public static List<Path> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the samples in " + folder, e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
