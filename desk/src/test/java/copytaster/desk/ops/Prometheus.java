package copytaster.desk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real Prometheus that watches the services, with the house's alarms in quick motion. */
final class Prometheus implements AutoCloseable {

    /** How much faster than life: two minutes of an alarm are ten seconds here. */
    static final int FASTER = 12;

    private static final Pattern DURATION = Pattern.compile("(for: |\\[)(\\d+)(s|m|h)(]?)");

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    Prometheus(Path program, Path folder, Services services) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("alerts.yml"),
                inQuickMotion(Files.readString(OpsFiles.OPS.resolve("prometheus/alerts.yml"))));
        String targets = Services.NAMES.stream()
                .map(name -> "      - targets: [\"127.0.0.1:" + services.port(name) + "\"]\n        labels: {service: "
                        + name + "}\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: [alerts.yml]\nscrape_configs:\n"
                        + "  - job_name: copytaster\n    static_configs:\n" + targets);
        process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    /** The alarms that fire now, as name and service or feed. */
    Set<String> firing() {
        var firing = new TreeSet<String>();
        for (JsonNode result : query("ALERTS{alertstate=\"firing\"}")) {
            JsonNode labels = result.path("metric");
            firing.add(labels.path("alertname").asText() + " "
                    + labels.path("service").asText());
        }
        return firing;
    }

    /** Instant query; no results while it does not answer. */
    JsonNode query(String text) {
        try {
            String answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                                            + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            JsonNode json = new JsonMapper().readTree(answer);
            if (!json.path("status").asText().equals("success")) {
                throw new AssertionError(text + ": " + answer);
            }
            return json.path("data").path("result");
        } catch (IOException e) {
            return new JsonMapper().createArrayNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        client.close();
    }

    private static String inQuickMotion(String rules) {
        Matcher duration = DURATION.matcher(rules);
        return duration.replaceAll(found -> {
            int seconds = Integer.parseInt(found.group(2))
                    * switch (found.group(3)) {
                        case "s" -> 1;
                        case "m" -> 60;
                        default -> 3600;
                    };
            return Matcher.quoteReplacement(found.group(1) + Math.max(1, seconds / FASTER) + "s" + found.group(4));
        });
    }
}
