package copytaster.desk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.commands.ConsoleErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = """
            desks:
              sea: { topic: true, mediaTopic: house:ferries }
              land: { headline: [harvest] }
            topics:
              house:ferries:
                label: Ferries
                en: { 3: ferr* }
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void checkSaysWhatAFileHolds() throws IOException {
        assertThat(run("check", file("rules.yml", RULES))).isZero();

        JsonNode line = JSON.readTree(out.toString());
        assertThat(line.path("version").asText()).matches("[0-9a-f]{12}");
        assertThat(line.path("desks").toString()).isEqualTo("[\"sea\",\"land\"]");
        assertThat(line.path("withTopic").toString()).isEqualTo("[\"sea\"]");
        assertThat(line.path("topics").toString()).isEqualTo("[\"house:ferries\"]");
    }

    @Test
    void checkNamesTheFileTheLineAndWhatIsWrong() throws IOException {
        String bad = file("bad.yml", "desks:\n  sea: { colour: [blue] }\n");

        assertThat(run("check", bad)).isEqualTo(1);
        assertThat(err.toString()).contains("bad.yml: line 2: unknown condition 'colour'");
        assertThat(out.toString()).isEmpty();
        assertThat(run("check", folder.resolve("none.yml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.yml cannot be read");
        Path latin = Files.write(folder.resolve("latin.yml"), new byte[] {'#', (byte) 0xe9, '\n'});
        assertThat(run("check", latin.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("latin.yml is not UTF-8");
    }

    @Test
    void trySaysWhichStoriesWouldMoveAndWhichWordsDecide() throws IOException {
        String stories = file("stories.jsonl", """
                {"id":"1","provider":"afp","language":"en","headline":"Ferry runs aground","body":"Ferries stayed in port."}
                {"id":"2","provider":"afp","language":"en","headline":"Harvest begins","body":"Wheat is ripe."}
                {"id":"3","provider":"afp","language":"en","headline":"Nothing","body":"Nothing happened."}
                no story
                """);
        String before = file("before.yml", "desks:\n  land: { headline: [harvest] }\n  all: {}\n");

        int exit = run("try", file("rules.yml", RULES), "--against", stories, "--before", before);

        assertThat(exit).as("a line that is no story is told by the exit code").isEqualTo(1);
        assertThat(err.toString())
                .contains("line 4 is not JSON")
                .contains("3 stories: 3 would go to other desks, 1 would have other topics")
                .contains("all: 3 before, 0 after")
                .contains("land: 1 before, 1 after")
                .contains("sea: 0 before, 1 after");
        JsonNode first = JSON.readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(first.path("key").asText()).isEqualTo("afp/1");
        assertThat(first.path("desksBefore").toString()).isEqualTo("[\"all\"]");
        assertThat(first.path("desksAfter").toString()).isEqualTo("[\"sea\"]");
        assertThat(first.at("/topicsGained/0/id").asText()).isEqualTo("house:ferries");
        assertThat(first.at("/topicsGained/0/words").toString()).contains("Ferry");
    }

    @Test
    void topicsAreListedAndTheirWordsPrinted() {
        assertThat(run("topics")).isZero();
        assertThat(out.toString().lines()).hasSizeGreaterThan(1_000).anySatisfy(line -> assertThat(line)
                .contains("\"id\":\"medtop:16000000\"", "분쟁", "Conflicto"));

        assertThat(run("topics", "medtop:20000153")).isZero();
        assertThat(out.toString()).startsWith("medtop:20000153: # earthquake").contains("  ko:");

        assertThat(run("topics", "sport")).isEqualTo(1);
        assertThat(err.toString()).contains("sport is no media topic");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new RulesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new ConsoleErrors())
                .execute(arguments);
    }
}
