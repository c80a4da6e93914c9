package copytaster.desk.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.commands.ConsoleErrors;
import copytaster.enrich.models.TopicModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LearnCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Twelve stories each on sport and on the weather; each third may not be learned from. */
    private String stories(String scheme, String sport, String weather) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 36; i++) {
            boolean match = i % 2 == 0;
            lines.append("""
                    {"id":"%d","provider":"dpa","language":"en","headline":"%s","body":"%s","learn":%s,\
                    "subjects":[{"scheme":"%s","code":"%s"}]}
                    """.formatted(
                            i,
                            match ? "Striker scores" : "Rain until Friday",
                            match
                                    ? "The referee gave a goal in minute " + i + " of the match."
                                    : "Showers and wind from the west, said forecast " + i + ".",
                            i % 3 != 0,
                            scheme,
                            match ? sport : weather));
        }
        return Files.writeString(folder.resolve("coded.jsonl"), lines).toString();
    }

    @Test
    void onlyStoriesWhoseContractAllowsItAreLearnedFrom() throws IOException {
        String stories = stories("subj", "15054000", "17000000");

        assertThat(run(stories, "--out", folder.resolve("models").toString())).isZero();

        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.path("language").asText()).isEqualTo("en");
        assertThat(line.path("stories").asInt()).isEqualTo(24);
        assertThat(line.path("microF1").asDouble()).isGreaterThan(0.9);
        assertThat(line.at("/topics").findValuesAsText("id"))
                .as("the code's topic and all that are broader")
                .containsExactly("medtop:15000000", "medtop:17000000", "medtop:20000822", "medtop:20001065");
        assertThat(err.toString()).contains("36 stories: 24 to learn from", "12 whose contract does not allow it");
        Path model = folder.resolve("models").resolve("topics-en.txt");
        assertThat(TopicModel.read(Files.readString(model)).version())
                .isEqualTo(line.path("version").asText());

        assertThat(run(stories, "--allow-all")).isZero();
        assertThat(out.toString()).contains("\"stories\":36");
    }

    @Test
    void codesThatNoMediaTopicAnswersToAreSaidAndMayBeKept() throws IOException {
        String stories = stories("reuters", "SPO", "WEA");

        assertThat(run(stories, "--allow-all")).isEqualTo(1);
        assertThat(err.toString()).contains("reuters:SPO (18), reuters:WEA (18)", "nothing was learned");

        assertThat(run(stories, "--allow-all", "--own-codes")).isZero();
        assertThat(out.toString()).contains("\"id\":\"reuters:SPO\"", "\"id\":\"reuters:WEA\"");
    }

    @Test
    void aModelThatCannotBeReadIsNotPublished() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.txt"), "copytaster topic model 1\nstories\t3\n");

        assertThat(run("publish", bad.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("bad.txt: line 2: 'language' should stand here");
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("name the stories");
        assertThat(run(folder.resolve("none.jsonl").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.jsonl cannot be read");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new LearnCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new ConsoleErrors())
                .execute(arguments);
    }
}
