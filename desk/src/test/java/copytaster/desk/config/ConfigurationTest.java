package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    private static final String TOKEN = "a-token-of-some-length";

    @TempDir
    Path folder;

    @Test
    void nothingWrittenGivesTheDefaults() {
        Configuration configuration = Configuration.load(null, Map.of());

        assertThat(configuration.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(configuration.desk()).isEqualTo(DeskSettings.defaults());
    }

    @Test
    void emptyFileGivesTheDefaults() throws IOException {
        assertThat(load("# nothing yet\nkafka:\n").kafka().partitions()).isEqualTo(1);
    }

    @Test
    void fileIsRead() throws IOException {
        Configuration configuration = load("""
                kafka:
                  bootstrapServers: kafka.example.org:9093
                  properties:
                    security.protocol: SASL_SSL
                desk:
                  port: 0
                  timeZone: Asia/Seoul
                """);

        assertThat(configuration.kafka().client())
                .containsEntry("bootstrap.servers", "kafka.example.org:9093")
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(configuration.desk().port()).isZero();
        assertThat(configuration.desk().timeZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    }

    @Test
    void environmentWinsOverTheFile() throws IOException {
        Configuration configuration = load(
                "kafka:\n  partitions: 2\n  properties:\n    sasl.mechanism: PLAIN\n",
                Map.of(
                        "COPYTASTER_KAFKA_PARTITIONS", "3",
                        "COPYTASTER_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                        "COPYTASTER_DESK_TIME_ZONE", "Europe/Madrid",
                        "COPYTASTER_KAFKA_TOPIC_PREFIX", "",
                        "PATH", "/bin"));

        assertThat(configuration.kafka().partitions()).isEqualTo(3);
        assertThat(configuration.kafka().properties()).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(configuration.desk().timeZone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    }

    @Test
    void unknownKeyIsNamedWithItsLineAndTheNearestKnownOne() {
        assertThatThrownBy(() -> load("kafka:\n  partitions: 1\n  bootstrapServer: a:1\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith(
                        "copytaster.yml, line 3: kafka.bootstrapServer: no such key; did you mean bootstrapServers?");
    }

    @Test
    void unknownSectionIsNamed() {
        assertThatThrownBy(() -> load("desks:\n  port: 1\n"))
                .hasMessageContaining("line 1")
                .hasMessageContaining("desks: no such key; did you mean desk?");
    }

    @Test
    void keyThatResemblesNothingBringsTheListOfKeys() {
        assertThatThrownBy(() -> load("desk:\n  colour: red\n"))
                .hasMessageContaining("desk.colour: no such key; known here: host, port, token, tokenFile, timeZone");
    }

    @Test
    void unknownVariableIsNamedWithTheNearestKnownOne() {
        assertThatThrownBy(() -> Configuration.load(null, Map.of("COPYTASTER_DESK_PORTS", "1")))
                .hasMessage("environment variable COPYTASTER_DESK_PORTS: no such key; did you mean"
                        + " COPYTASTER_DESK_PORT?");
    }

    @Test
    void badValueIsNamedWithWhatWouldDo() {
        assertThatThrownBy(() -> load("desk:\n  port: many\n"))
                .hasMessageEndingWith("line 2: desk.port: must be a number, not \"many\"");
        assertThatThrownBy(() -> load("desk:\n  timeZone: Mars/Olympus\n")).hasMessageContaining("Europe/Madrid");
        assertThatThrownBy(() -> load("desk:\n  port: [1, 2]\n")).hasMessageContaining("expects one value");
        assertThatThrownBy(() -> load("desk: 8080\n")).hasMessageContaining("is a section");
        assertThatThrownBy(() -> load("- desk\n")).hasMessageContaining("expected sections");
        assertThatThrownBy(() -> load("desk: {port: 1\n")).hasMessageContaining("not YAML");
    }

    @Test
    void refusalOfARecordPointsAtTheLineOfTheKeyItNames() {
        assertThatThrownBy(() -> load("kafka:\n  topicPrefix: x\n  partitions: -1\n"))
                .hasMessageEndingWith("line 3: kafka.partitions: must be positive, not -1");
    }

    @Test
    void missingFileIsSaidPlainly() {
        assertThatThrownBy(() -> Configuration.load(folder.resolve("nowhere.yml"), Map.of()))
                .hasMessageContaining("nowhere.yml: no such file");
    }

    @Test
    void sameKeyTwiceIsRefused() {
        assertThatThrownBy(() -> load("desk:\n  port: 1\n  port: 2\n")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void secretComesFromAVariableThatTheFileNames() throws IOException {
        Configuration configuration = load("desk:\n  token: env:DESK_TOKEN\n", Map.of("DESK_TOKEN", TOKEN));

        assertThat(configuration.desk().token()).isEqualTo(TOKEN);
        assertThatThrownBy(() -> load("desk:\n  token: env:DESK_TOKEN\n"))
                .hasMessageContaining("desk.token: refers to the environment variable DESK_TOKEN, which is not set");
    }

    @Test
    void secretComesFromAFileThatTheFileNames() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        assertThat(load("desk:\n  tokenFile: " + secret + "\n").desk().token()).isEqualTo(TOKEN);
        assertThatThrownBy(() -> load("desk:\n  token: x\n  tokenFile: " + secret + "\n"))
                .hasMessageContaining("desk.tokenFile: given beside desk.token");
        assertThatThrownBy(() -> load("desk:\n  tokenFile: /no/such/token\n"))
                .hasMessageContaining("/no/such/token cannot be read");
    }

    @Test
    void secretsFileInAVariableTakesThePlaceOfTheSecretInTheFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), TOKEN);

        Configuration configuration =
                load("desk:\n  token: another-token-here\n", Map.of("COPYTASTER_DESK_TOKEN_FILE", secret.toString()));

        assertThat(configuration.desk().token()).isEqualTo(TOKEN);
    }

    @Test
    void secretsAreNeverPrinted() throws IOException {
        String shown = load("kafka:\n  properties:\n    sasl.jaas.config: hush\ndesk:\n  token: " + TOKEN + "\n")
                .toString();

        assertThat(shown).doesNotContain("hush").doesNotContain(TOKEN);
    }

    private Configuration load(String yaml) throws IOException {
        return load(yaml, Map.of());
    }

    private Configuration load(String yaml, Map<String, String> environment) throws IOException {
        return Configuration.load(Files.writeString(folder.resolve("copytaster.yml"), yaml), environment);
    }
}
