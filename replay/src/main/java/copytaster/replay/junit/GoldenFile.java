package copytaster.replay.junit;

import copytaster.replay.stories.StoryChange;
import copytaster.replay.stories.StoryDiff;
import copytaster.replay.stories.StoryView;
import copytaster.replay.stories.StoryYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The stories that a test has to come out with, in a file under {@code src/test/resources}. */
final class GoldenFile {

    private static final String ACCEPT = "copytaster.golden";

    private final Path file;
    private final String test;

    private GoldenFile(Path file, String test) {
        this.file = file;
        this.test = test;
    }

    static GoldenFile of(Class<?> type, Method method, GoldenStories golden) {
        String name =
                golden.value().isEmpty() ? type.getSimpleName() + "." + method.getName() + ".yml" : golden.value();
        // Maven runs the tests of a module in its folder, and says where that is.
        Path module = Path.of(System.getProperty("basedir", ""));
        Path file = module.resolve(Path.of("src", "test", "resources"))
                .resolve(type.getPackageName().replace('.', '/'))
                .resolve(name);
        return new GoldenFile(file, type.getSimpleName() + "#" + method.getName());
    }

    /** @throws AssertionError where the file is missing, or tells otherwise */
    void check(List<StoryView> stories) {
        try {
            if ("accept".equals(System.getProperty(ACCEPT))) {
                write(stories);
            } else if (!Files.exists(file)) {
                write(stories);
                throw new AssertionError(
                        file + " was missing and has been written: look at it, keep it with the test, and"
                                + " run the test again");
            } else {
                compare(stories);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private void compare(List<StoryView> stories) throws IOException {
        StoryDiff diff = StoryDiff.of(StoryYaml.read(Files.readString(file)), stories);
        if (!diff.isEmpty()) {
            throw new AssertionError("The stories are not those of " + file + ".\n" + diff.summary() + "\n\n"
                    + diff.changes().stream().map(StoryChange::text).collect(Collectors.joining("\n"))
                    + "\nIf this is how it should be, accept it: mvn test -Dtest=" + test + " -D" + ACCEPT
                    + "=accept, and look at what changed in the file.");
        }
    }

    private void write(List<StoryView> stories) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, StoryYaml.write(stories));
    }
}
