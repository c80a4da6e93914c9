package copytaster.desk.access;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds docs/access.md to {@link ServiceAccess}. */
final class AccessDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "access.md");

    @Test
    void pageTellsEveryRuleAsItIs() throws IOException {
        var access = new ServiceAccess(Configuration.load(null, Map.of()));
        var known = new ArrayList<String>();
        for (String service : ServiceAccess.NAMES) {
            access.of(service).forEach(rule -> known.add(row(service, rule)));
        }
        List<String> told = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(String.join("\n", told)).isEqualTo(String.join("\n", known));
    }

    private static String row(String service, AccessRule rule) {
        return "| `" + service + "` | " + rule.words() + " | " + rule.why() + " |";
    }
}
