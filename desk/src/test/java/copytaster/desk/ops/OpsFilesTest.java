package copytaster.desk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OpsFilesTest {

    @Test
    void everyAlarmSaysWhatToDoAndHasItsPage() throws IOException {
        List<OpsFiles.Alarm> alarms = OpsFiles.alarms();

        for (OpsFiles.Alarm alarm : alarms) {
            JsonNode annotations = alarm.written().path("annotations");
            assertThat(annotations.path("summary").asText()).as(alarm.name()).isNotBlank();
            assertThat(annotations.path("do").asText()).as(alarm.name()).isNotBlank();
            assertThat(alarm.written().path("labels").path("severity").asText())
                    .as(alarm.name())
                    .isIn("page", "ticket");
            assertThat(annotations.path("runbook").asText()).isEqualTo("ops/runbook/" + alarm.name() + ".md");
            assertThat(Files.readString(OpsFiles.OPS.resolve("runbook/" + alarm.name() + ".md")))
                    .as("its page tells the rule as it is")
                    .contains(alarm.query());
        }
        try (Stream<Path> pages = Files.list(OpsFiles.OPS.resolve("runbook"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            alarms.stream().map(OpsFiles.Alarm::name).toList());
        }
    }

    @Test
    void everyAlarmHasATestOfItsOwn() throws IOException {
        String tests = Files.readString(OpsFiles.OPS.resolve("prometheus/alerts.test.yml"));

        assertThat(OpsFiles.alarms()).allSatisfy(alarm -> assertThat(tests).contains("- name: " + alarm.name() + "\n"));
    }

    @Test
    void rulesPassTheirTests() throws Exception {
        Optional<Path> promtool = OpsFiles.program("promtool");
        assumeTrue(promtool.isPresent(), "there is no promtool here: the rules' own tests are not run");
        Path folder = OpsFiles.OPS.resolve("prometheus");

        assertThat(run(folder, promtool.get().toString(), "check", "rules", "alerts.yml"))
                .contains("SUCCESS");
        assertThat(run(folder, promtool.get().toString(), "test", "rules", "alerts.test.yml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void dashboardIsWhatItsProgramWrites() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        String written = run(OpsFiles.OPS.resolve("grafana"), java, "Dashboard.java");

        assertThat(written).isEqualTo(Files.readString(OpsFiles.OPS.resolve("grafana/copytaster.json")));
    }

    @Test
    void panelsDoNotLieOnEachOther() throws IOException {
        var taken = new HashSet<String>();
        for (JsonNode panel : OpsFiles.dashboard().path("panels")) {
            JsonNode place = panel.path("gridPos");
            for (int x = place.path("x").asInt();
                    x < place.path("x").asInt() + place.path("w").asInt();
                    x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "," + y))
                            .as(panel.path("title").asText())
                            .isTrue();
                    assertThat(x).isLessThan(24);
                }
            }
        }
    }

    @Test
    void queriesAreTakenApart() {
        List<Selector> selectors = Selector.of(
                "sum by (feed) (rate(a_total{cause=\"x\", feed!~\"b|c\"}[5m])) > 0.05 * d unless on (reader)"
                        + " label_replace(up{job=\"e\"} == 0, \"reader\", \"$1\", \"service\", \"(.*)\")");

        assertThat(selectors).extracting(Selector::metric).containsExactly("a_total", "d", "up");
        assertThat(selectors.getFirst().groupedBy()).isEqualTo(Set.of("feed"));
        assertThat(selectors.getFirst().finds(new Series("a_total", Map.of("cause", "x", "feed", "f"), 1)))
                .isTrue();
        assertThat(selectors.getFirst().finds(new Series("a_total", Map.of("cause", "x", "feed", "c"), 1)))
                .isFalse();
    }

    private static String run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Arrays.stream(command).collect(Collectors.joining(" ")) + "\n" + said)
                .isZero();
        return said;
    }
}
