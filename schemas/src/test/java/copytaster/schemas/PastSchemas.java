package copytaster.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The folder of past schemas in the sources: one file for each schema that a release changed, and an index that lists the
 * files, oldest first.
 */
final class PastSchemas {

    private static final String INDEX = "index.txt";

    private final Path folder;

    PastSchemas(Path folder) {
        this.folder = folder;
    }

    /** The folder of this module, wherever the tests are started. */
    static PastSchemas inSources() {
        return new PastSchemas(Path.of(
                System.getProperty("basedir", ""), "src", "main", "resources", "copytaster", "schemas", "past"));
    }

    /** The newest schema of each record, by full name. */
    Map<String, Schema> newest() throws IOException {
        var newest = new TreeMap<String, Schema>();
        for (String file : index()) {
            Schema schema = new Schema.Parser().parse(folder.resolve(file).toFile());
            newest.put(schema.getFullName(), schema);
        }
        return newest;
    }

    /**
     * Keeps the schemas that this release changes. A second call for the same release, before it is out, takes the place of
     * the first.
     */
    void keep(String release, List<Schema> current) throws IOException {
        if (!release.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException("a release is called 1.2.3, not " + release);
        }
        forget(release);
        Map<String, Schema> before = newest();
        var files = new ArrayList<>(index());
        for (Schema schema : current) {
            if (!schema.equals(before.get(schema.getFullName()))) {
                String file = schema.getName() + "-" + release + ".avsc";
                Files.writeString(folder.resolve(file), schema.toString(true) + "\n");
                files.add(file);
            }
        }
        write(files);
    }

    private void forget(String release) throws IOException {
        var files = new ArrayList<String>();
        for (String file : index()) {
            if (file.endsWith("-" + release + ".avsc")) {
                Files.deleteIfExists(folder.resolve(file));
            } else {
                files.add(file);
            }
        }
        write(files);
    }

    private List<String> index() throws IOException {
        return Files.readAllLines(folder.resolve(INDEX)).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private void write(List<String> files) throws IOException {
        Files.writeString(folder.resolve(INDEX), files.isEmpty() ? "" : String.join("\n", files) + "\n");
    }
}
