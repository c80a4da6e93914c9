package copytaster.desk.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a file stands in IPTC's suites, by the folders it lies in: {@code newsml-g2/unit/2.33/should_pass/x.xml}.
 *
 * @param format the first folder, {@code newsml-g2} or {@code ninjs}
 * @param suite the folders that are neither format nor version: {@code unit should_pass}
 * @param version of the format, empty where the folders do not say
 */
record SuiteFile(String path, String format, String suite, String version) {

    private static final Pattern VERSION = Pattern.compile("(NAR)?\\d+\\..+|dev");

    static SuiteFile of(Path root, Path file) {
        Path path = root.relativize(file);
        var suite = new ArrayList<String>();
        String version = "";
        for (int i = 1; i + 1 < path.getNameCount(); i++) {
            String folder = path.getName(i).toString();
            if (VERSION.matcher(folder).matches()) {
                version = folder;
            } else {
                suite.add(folder);
            }
        }
        String format = path.getNameCount() > 1 ? path.getName(0).toString() : "";
        return new SuiteFile(path.toString(), format, String.join(" ", suite), version);
    }

    /** Then it need not be a story of ours, and must be answered all the same. */
    boolean mustBeRefusedBySchema() {
        return suite.contains("should_fail") || suite.contains("not-valid");
    }

    /** The row of the table it is counted in. */
    List<String> row() {
        return List.of(format, suite, version);
    }
}
