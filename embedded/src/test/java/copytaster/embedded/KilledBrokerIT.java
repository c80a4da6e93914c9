package copytaster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledBrokerIT {

    @TempDir
    Path data;

    @Test
    void aBrokerKilledInItsOwnProcessStartsAgainWithItsTopics() throws Exception {
        Process first = launch();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", awaitReady(first)))) {
            admin.createTopics(Set.of(new NewTopic("wire", 1, (short) 1))).all().get();
        }
        first.destroyForcibly().waitFor();

        Process second = launch();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", awaitReady(second)))) {
            assertThat(admin.listTopics().names().get()).contains("wire");
        }
        second.destroy();
        assertThat(second.waitFor()).as("exit code after a friendly end").isEqualTo(143);
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace("\n", File.pathSeparator),
                EmbeddedKafkaMain.class.getName(),
                data.toString(),
                "0"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
        }
        throw new AssertionError("the broker's process ended before it was ready");
    }
}
