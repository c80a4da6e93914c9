package copytaster.desk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.sink.OpenSearchConnection;
import copytaster.sink.OpenSearchSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class IndexCommandIT {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void generationsAreShownSwitchedAndDeleted() throws IOException {
        try (var index = new EmbeddedOpenSearch(folder.resolve("opensearch"), 0)) {
            index.start();
            Path config = Files.writeString(
                    folder.resolve("copytaster.yml"), "opensearch: { urls: [\"" + index.url() + "\"] }\n");

            assertThat(run(config)).isZero();
            assertThat(said()).contains("start a sink first");

            generation(index, 0, "{\"copytaster-stories\":{}}", 1);
            generation(index, 1, "{}", 0);
            assertThat(run(config)).isZero();
            assertThat(said()).contains("generation 0: 1 stories, serves").contains("generation 1: 0 stories");

            assertThat(run(config, "--switch", "1")).isEqualTo(1);
            assertThat(run(config, "--delete", "0")).isEqualTo(1);
            assertThat(run(config, "--switch", "1", "--incomplete")).isZero();
            assertThat(said()).contains("generation 1: 0 stories, serves");

            assertThat(run(config, "--delete", "0")).isZero();
            assertThat(said()).doesNotContain("generation 0");
        }
    }

    private static void generation(EmbeddedOpenSearch index, int generation, String aliases, int stories)
            throws IOException {
        String name = "/copytaster-stories-g" + generation;
        try (var connection = OpenSearchConnection.open(OpenSearchSettings.at(index.url()))) {
            connection.send(
                    "PUT",
                    name,
                    Map.of(),
                    "{\"aliases\":" + aliases + ",\"mappings\":{\"properties\":{\"status\":{\"type\":\"keyword\"}}}}");
            for (int i = 0; i < stories; i++) {
                connection.send("PUT", name + "/_doc/" + i, Map.of("refresh", "true"), "{\"status\":\"USABLE\"}");
            }
        }
    }

    private int run(Path config, String... arguments) {
        var command = new CommandLine(new IndexCommand())
                .setExecutionExceptionHandler(new ConsoleErrors())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
        var all = new String[arguments.length + 2];
        all[0] = "--config";
        all[1] = config.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return command.execute(all);
    }

    /** What was printed since it was last asked. */
    private String said() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text;
    }
}
