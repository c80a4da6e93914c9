package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.config.DeskSettings;
import copytaster.desk.config.ReaderSettings;
import copytaster.desk.crash.Await;
import copytaster.desk.tasting.FeedbackCommand;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Priority;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two desks of one newsroom, on a real broker and a real index: what one reader says, all see. */
@Timeout(240)
final class TastingIT {

    private static final String ANA = "the-token-of-ana-herself";
    private static final String LUIS = "the-token-of-luis-himself";
    private static final String SYSTEM = "a-system-that-only-reads";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static DeskStage stage;
    private static DeskServer one;
    private static DeskServer other;
    private static Path folder;

    @BeforeAll
    static void set(@TempDir Path temp) throws Exception {
        folder = temp;
        stage = DeskStage.set(temp);
        List<String> scopes = List.of("read", "push");
        var readers = Map.of(
                "Ana", new ReaderSettings(ANA, scopes, null),
                "Luis", new ReaderSettings(LUIS, scopes, null),
                "system", new ReaderSettings(SYSTEM, null, null));
        var settings = new DeskSettings("127.0.0.1", 0, null, null, ZoneOffset.UTC, null, readers, null, null, 1000);
        one = stage.desk(settings);
        other = stage.desk(settings);
    }

    @AfterAll
    static void strike() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void whatOneTakesAllSeeAndItsKillAlarmsThemUntilItIsSeen() throws Exception {
        Instant seen = Instant.now().minusSeconds(60);
        stage.publish(List.of(
                Invented.story("efe", "T1", "es", seen).says("Un titular").build()));
        assertThat(act(one, ANA, "kind=take&key=efe/T1")).isEqualTo(204);
        shows(other, LUIS, "/story/efe/T1", "Taken by <b>Ana</b>");
        shows(other, LUIS, "/", ">Ana</span>");
        assertThat(act(other, LUIS, "kind=note&key=efe/T1&text=llamo+a+Lima")).isEqualTo(204);
        shows(one, ANA, "/story/efe/T1", "llamo a Lima");
        assertThat(get(one, ANA, "/alarms")).doesNotContain("efe/T1");
        stage.publish(List.of(Invented.story("efe", "T1", "es", seen)
                .version(2, seen.plusSeconds(9))
                .says("ANULACIÓN")
                .killed()
                .build()));
        shows(other, LUIS, "/alarms", "<b>Killed</b>");
        shows(one, ANA, "/handover", "<s>ANULACIÓN</s>");
        assertThat(act(one, ANA, "kind=acknowledge&key=efe/T1")).isEqualTo(204);
        Await.until(
                () -> !get(other, LUIS, "/alarms").contains("efe/T1"),
                Duration.ofSeconds(30),
                () -> "the end of the alarm");
    }

    @Test
    void aFlashStandsOnTopOnceForItsCluster() throws Exception {
        Instant seen = Instant.now().minusSeconds(50);
        EnrichedStory first = Invented.story("afp", "F1", "fr", seen)
                .says("Séisme au Pérou")
                .priority(Priority.FLASH, 1)
                .build();
        EnrichedStory copy = Invented.story("dpa", "F2", "de", seen.plusSeconds(5))
                .says("Erdbeben in Peru")
                .priority(Priority.FLASH, 1)
                .cluster("afp/F1", "dpa/F2")
                .build();
        stage.publish(List.of(first, copy));
        assertThat(get(one, ANA, "/alarms")).contains("Séisme").doesNotContain("Erdbeben");
    }

    @Test
    void whatIsWrongIsListedByTheCommand() throws Exception {
        stage.publish(List.of(Invented.story("efe", "W1", "es", Instant.now().minusSeconds(40))
                .says("Otro")
                .about("PE", 0.9)
                .build()));
        assertThat(act(one, ANA, "kind=wrong_tag&key=efe/W1&about=PE")).isEqualTo(204);
        shows(other, LUIS, "/story/efe/W1", "noted");
        Path config = Files.writeString(
                folder.resolve("copytaster.yml"),
                "kafka: {bootstrapServers: \"" + stage.kafka().bootstrapServers() + "\"}\n");
        var out = new StringWriter();
        int exit = new CommandLine(new FeedbackCommand())
                .setOut(new PrintWriter(out))
                .execute("--since", "1h", "--config", config.toString());
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("\"key\":\"efe/W1\"", "\"what\":\"wrong_tag\"", "\"about\":\"PE\"", "\"by\":\"Ana\"");
    }

    @Test
    void whoMayNotSayAnythingIsToldAndNoOtherSiteSpeaksForAReader() throws Exception {
        assertThat(act(one, SYSTEM, "kind=take&key=efe/T1")).isEqualTo(403);
        assertThat(act(one, ANA, "kind=dance&key=efe/none")).isEqualTo(400);
        HttpRequest foreign = HttpRequest.newBuilder(URI.create(one.url() + "act"))
                .header("Authorization", "Bearer " + ANA)
                .header("Origin", "https://attacker.example.org")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("kind=take&key=efe/T1"))
                .build();
        assertThat(HTTP.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    private static void shows(DeskServer desk, String token, String path, String wanted) {
        Await.until(
                () -> get(desk, token, path).contains(wanted), Duration.ofSeconds(30), () -> wanted + " on " + path);
    }

    private static String get(DeskServer desk, String token, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.url() + path.substring(1)))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int act(DeskServer desk, String token, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.url() + "act"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
