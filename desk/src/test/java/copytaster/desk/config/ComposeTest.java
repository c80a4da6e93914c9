package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds docker-compose.yml and the Dockerfile to the program: the variables it knows, the versions it was built for. */
final class ComposeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Z_]+(?::([-?])([^}]*))?}");
    private static final String SECRET = "Some-secret-0123456789";

    @Test
    void everyVariableIsAKeyThatTheProgramKnows() throws IOException {
        Map<String, Map<String, String>> services = environments();

        services.forEach((service, variables) -> Configuration.load(null, variables));
        assertThat(services.get("ingest").keySet()).anyMatch(name -> name.startsWith("COPYTASTER_"));
    }

    @Test
    void eachServiceIsToldWhereItsServersAre() throws IOException {
        Map<String, Map<String, String>> services = environments();

        for (String service : new String[] {"ingest", "enrich", "sink", "desk"}) {
            assertThat(Configuration.load(null, services.get(service)).kafka().bootstrapServers())
                    .as(service)
                    .isEqualTo("kafka:9092");
        }
        assertThat(services.get("sink")).containsKeys("COPYTASTER_OPENSEARCH_URLS", "COPYTASTER_OPENSEARCH_CA");
        assertThat(services.get("desk")).containsKey("COPYTASTER_OPENSEARCH_URLS");
    }

    @Test
    void deskIsServedToOtherMachinesOnlyWithAToken() throws IOException {
        DeskSettings desk = Configuration.load(null, environments().get("desk")).desk();

        assertThat(desk.host()).isEqualTo("0.0.0.0");
        assertThat(desk.requiredToken()).contains(SECRET);
    }

    @Test
    void commandOfEachServiceIsItsName() throws IOException {
        services().forEach((name, service) -> {
            if (String.valueOf(service.get("image")).startsWith("copytaster:")) {
                assertThat(service.get("command")).asString().isEqualTo("[" + name + "]");
            }
        });
    }

    @Test
    void serversAreOfTheVersionsThatTheProgramIsBuiltFor() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(services().get("kafka").get("image")).isEqualTo("apache/kafka:" + version(pom, "kafka"));
        assertThat(Files.readString(ROOT.resolve("Dockerfile")))
                .contains("ARG OPENSEARCH_VERSION=" + version(pom, "opensearch") + "\n")
                .contains("FROM opensearchproject/opensearch:${OPENSEARCH_VERSION}")
                .contains("USER 1000");
    }

    private static String version(String pom, String name) {
        Matcher version = Pattern.compile("<" + name + "\\.version>(.*?)<").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /** What Compose would set, with a made-up value for what it asks the person for. */
    private static Map<String, Map<String, String>> environments() throws IOException {
        return services().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, service -> section(service.getValue(), "environment").entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        variable -> REFERENCE
                                                .matcher(String.valueOf(variable.getValue()))
                                                .replaceAll((Function<MatchResult, String>)
                                                        found -> "-".equals(found.group(1)) ? found.group(2) : SECRET),
                                        (first, second) -> second,
                                        TreeMap::new))));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return section(compose, "services").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, service -> asSection(service.getValue())));
    }

    private static Map<String, Object> section(Map<String, Object> parent, String key) {
        return asSection(parent.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asSection(Object value) {
        return (Map<String, Object>) value;
    }
}
