package copytaster.desk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies in {@code ops/}: the alarms, the dashboard and the programs that read them. */
final class OpsFiles {

    static final Path OPS = Path.of("..", "ops").toAbsolutePath().normalize();

    /** One alarm as it is written. */
    record Alarm(String name, String query, JsonNode written) {}

    private OpsFiles() {}

    static List<Alarm> alarms() throws IOException {
        var alarms = new ArrayList<Alarm>();
        JsonNode file =
                new YAMLMapper().readTree(OPS.resolve("prometheus/alerts.yml").toFile());
        file.path("groups").forEach(group -> group.path("rules")
                .forEach(rule -> alarms.add(
                        new Alarm(rule.path("alert").asText(), rule.path("expr").asText(), rule))));
        return alarms;
    }

    static JsonNode dashboard() throws IOException {
        return new JsonMapper().readTree(OPS.resolve("grafana/copytaster.json").toFile());
    }

    /** Every query of every panel and every alarm, by where it stands. */
    static Map<String, String> queries() throws IOException {
        var queries = new LinkedHashMap<String, String>();
        for (JsonNode panel : dashboard().path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.put(
                        "panel \"" + panel.path("title").asText() + "\" "
                                + target.path("refId").asText(),
                        target.path("expr").asText());
            }
        }
        alarms().forEach(alarm -> queries.put("alarm " + alarm.name(), alarm.query()));
        return queries;
    }

    /** Where a program of the monitoring lies on this machine: by a property of its name, or on the path. */
    static Optional<Path> program(String name) {
        String given = System.getProperty(name, "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> file.toFile().canExecute())
                .findFirst();
    }
}
