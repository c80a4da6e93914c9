package copytaster.desk.taste;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TasteCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT =
            "Nineteen miners were brought up alive from the flooded Kestrel shaft near Ostrava on Tuesday, the rescue"
                    + " service said. Two others, Pavel Novotny and Jan Dvorak, were still missing 640 metres below"
                    + " ground. Pumps from Katowice were on their way, and divers would go down at 1800 GMT.";

    @TempDir
    private Path folder;

    @Test
    void tellsWhoHadTheReportFirstAndWhatAKillBringsAbout() throws IOException {
        List<JsonNode> tasted = taste(
                story("afp", "1", "10:00", "usable"),
                story("efe", "2", "10:04", "usable"),
                story("afp", "1", "11:00", "killed"));

        JsonNode copy = tasted.get(1);
        assertThat(copy.path("relation").asText()).isEqualTo("COPY");
        assertThat(copy.path("relatedTo").asText()).isEqualTo("1");
        assertThat(copy.path("clusterId").asText()).isEqualTo("afp/1");
        assertThat(copy.path("thread").asText()).isEqualTo("afp/1");
        assertThat(copy.path("recurring").asBoolean()).isFalse();
        assertThat(copy.path("doubts")).isEmpty();
        assertThat(copy.path("cluster").toString())
                .isEqualTo("[{\"key\":\"afp/1\",\"minutesBehind\":0},{\"key\":\"efe/2\",\"minutesBehind\":4}]");
        assertThat(copy.has("followUps")).isFalse();

        assertThat(tasted.get(2).path("relation").asText()).isEqualTo("KILL");
        assertThat(tasted.get(2).path("followUps").toString())
                .isEqualTo("[{\"key\":\"efe/2\",\"event\":\"WARNED\",\"warning\":\"source killed by AFP\"}]");
    }

    @Test
    void theHelpNamesEveryFieldThatIsPrinted() throws IOException {
        String help = new CommandLine(new TasteCommand()).getUsageMessage();
        taste(story("afp", "1", "10:00", "usable")).getFirst().fieldNames().forEachRemaining(field -> assertThat(help)
                .contains(field));
    }

    private List<JsonNode> taste(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("stories.jsonl"), List.of(lines));
        var out = new StringWriter();
        int exit =
                new CommandLine(new TasteCommand()).setOut(new PrintWriter(out)).execute(file.toString());
        assertThat(exit).isZero();
        var tasted = new ArrayList<JsonNode>();
        for (String line : out.toString().lines().toList()) {
            tasted.add(JSON.readTree(line));
        }
        return tasted;
    }

    private static String story(String provider, String id, String time, String status) throws IOException {
        boolean killed = status.equals("killed");
        return JSON.writeValueAsString(Map.of(
                "provider",
                provider,
                "id",
                id,
                "version",
                killed ? "2" : "1",
                "published",
                "2026-01-01T" + time + ":00Z",
                "language",
                "en",
                "status",
                status,
                "headline",
                "Nineteen miners rescued from flooded Kestrel shaft",
                "body",
                killed ? "" : TEXT));
    }
}
