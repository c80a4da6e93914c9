package copytaster.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what docs/new-agency.md shows, in its order: writes the files it names, runs its commands, and compares what they say
 * with what stands there. The folder is outside of the program, and nothing is built.
 */
class NewAgencyPageTest {

    private static final Path PAGE = Path.of("../docs/new-agency.md");
    private static final Pattern BLOCK = Pattern.compile(
            "^```(?<kind>\\w+)(?: (?<file>\\S+))?\\n(?<content>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile(
            "^\\$ \\./copytaster (?<arguments>[^|\\n]+?)(?: \\| jq -c (?<filter>.+))?$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void everythingThePageShowsIsTrue() throws IOException {
        String page = Files.readString(PAGE);
        var shown = new StringBuilder();
        int at = 0;
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            shown.append(page, at, block.start());
            at = block.end();
            if (block.group("file") != null) {
                Path file = folder.resolve(block.group("file"));
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.group("content"));
            }
            shown.append(block.group("kind").equals("console") ? ran(block.group("content")) : block.group());
        }
        shown.append(page.substring(at));
        Files.writeString(Path.of("target/new-agency.md"), shown);

        assertThat(page)
                .as("if the page is to say what is said now, copy desk/target/new-agency.md over it")
                .isEqualTo(shown.toString());
        assertThat(page).contains("2 samples, all as expected", "to mend");
    }

    /** The block as it is when its commands are really run. */
    private String ran(String block) throws IOException {
        var shown = new StringBuilder("```console\n");
        Matcher command = COMMAND.matcher(block);
        while (command.find()) {
            shown.append(command.group()).append('\n');
            String said = run(command.group("arguments").strip().split(" "));
            shown.append(command.group("filter") == null ? said : filtered(said, command.group("filter")));
        }
        return shown.append("```").toString();
    }

    private String run(String... arguments) {
        var out = new StringWriter();
        List<String> inFolder = new ArrayList<>();
        for (String argument : arguments) {
            inFolder.add(
                    argument.startsWith("agencies") ? folder.resolve(argument).toString() : argument);
        }
        Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(inFolder.toArray(String[]::new));
        return out.toString().replace(folder + "/", "");
    }

    /** As jq does it: one field, or several in the order asked for. */
    private static String filtered(String lines, String filter) throws IOException {
        var shown = new StringBuilder();
        for (String line : lines.lines().toList()) {
            JsonNode object = new JsonMapper().readTree(line);
            shown.append(filter.startsWith(".") ? object.get(filter.substring(1)) : chosen(object, filter))
                    .append('\n');
        }
        return shown.toString();
    }

    private static ObjectNode chosen(JsonNode object, String filter) {
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        Arrays.stream(filter.replaceAll("['{} ]", "").split(","))
                .forEach(field -> chosen.set(field, object.get(field)));
        return chosen;
    }
}
