package copytaster.desk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.desk.config.Configuration;
import copytaster.desk.config.MetricsSettings;
import copytaster.desk.crash.Await;
import copytaster.desk.monitor.Monitor;
import copytaster.desk.web.DeskServer;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.enrich.Enrich;
import copytaster.ingest.Ingest;
import copytaster.schemas.Component;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.sink.Sink;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each service signs in as itself, on a broker that grants it exactly what {@link ServiceAccess} lists. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AccessIT {

    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink", "desk");
    private static final String STORY = """
            <nitf><head><docdata><doc-id id-string="1"/></docdata></head><body><body.head><hedline><hl1>Bridge closed</hl1>
            </hedline></body.head><body.content><p>The bridge is closed.</p></body.content></body></nitf>
            """;
    private static final String DESKS = """
            desks:
              all:
                topic: true
                any: [{language: [en]}]
            """;

    @TempDir
    static Path folder;

    private static GuardedKafka kafka;
    private static EmbeddedOpenSearch index;

    @BeforeAll
    static void start() throws Exception {
        kafka = new GuardedKafka(folder.resolve("kafka"));
        index = new EmbeddedOpenSearch(folder.resolve("opensearch"), 0);
        index.start();
        Files.createDirectories(folder.resolve("wires"));
        Configuration admins = configuration("operator");
        var topics = new Topics(admins.kafka());
        new TopicCreator(kafka.client("admin")).create(topics.all());
        new TopicCreator(kafka.client("admin")).create(List.of(topics.desk("all")));
        for (String service : SERVICES) {
            kafka.grant(service, new ServiceAccess(configuration(service)).of(service));
        }
    }

    @AfterAll
    static void stop() {
        index.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void eachServiceDoesItsWorkWithExactlyItsRules() throws Exception {
        var running = new ArrayList<Component>();
        var monitors = new ArrayList<Monitor>();
        try {
            for (String service : List.of("enrich", "sink", "ingest", "desk")) {
                awaitGranted(service);
                Component component = component(service);
                running.add(component);
                component.start();
                var monitor = new Monitor(service, new MetricsSettings(null, 0), component::check);
                monitor.start();
                monitors.add(monitor);
                ((MeterBinder) component).bindTo(monitor.registry());
            }
            Files.writeString(folder.resolve("wires").resolve("one.xml"), STORY);

            DeskServer desk = (DeskServer) running.getLast();
            Await.until(
                    () -> get(desk.url()).contains("Bridge closed"),
                    Duration.ofSeconds(90),
                    () -> "the story on the desk's page; health: "
                            + running.stream().map(Component::check).toList());
            Await.until(
                    () -> get(desk.url() + "lag").contains("copytaster-enrich"),
                    Duration.ofSeconds(60),
                    () -> "the lag on the desk's page: " + get(desk.url() + "lag"));
            Await.until(
                    () -> kafka.admin().listTopics().names().toCompletionStage().toCompletableFuture().join().stream()
                            .anyMatch(topic -> topic.startsWith("copytaster-enrich-")),
                    Duration.ofSeconds(30),
                    () -> "enrich's changelogs");
            for (Monitor monitor : monitors) {
                assertThat(get("http://127.0.0.1:" + monitor.port() + "/metrics"))
                        .contains("service_ready")
                        .doesNotContain(GuardedKafka.SECRET);
            }
        } finally {
            monitors.forEach(Monitor::close);
            running.reversed().forEach(Component::close);
        }
    }

    @Test
    @Order(2)
    void withoutAnyOneOfThemTheStartNamesIt() throws Exception {
        for (String service : SERVICES) {
            Configuration configuration = configuration(service);
            awaitGranted(service);
            for (AccessRule rule : new ServiceAccess(configuration).of(service)) {
                kafka.revoke(service, rule);
                Await.until(
                        () -> missing(configuration, service).equals(List.of(rule)),
                        Duration.ofSeconds(15),
                        () -> "that " + service + " misses " + rule.words() + " alone, and not "
                                + missing(configuration, service));
                assertThatThrownBy(() -> Preflight.require(service, configuration))
                        .hasMessageContaining(service + " may not do on Kafka what it needs")
                        .hasMessageContaining(rule.words() + " is missing, to " + rule.why())
                        .hasMessageContaining(rule.options())
                        .hasMessageNotContaining(GuardedKafka.SECRET);
                kafka.grant(service, List.of(rule));
                awaitGranted(service);
            }
        }
    }

    @Test
    @Order(3)
    void wrongPasswordIsToldWithoutThePassword() throws IOException {
        var properties = new HashMap<>(configuration("sink").kafka().client());
        properties.put("sasl.jaas.config", GuardedKafka.jaas("sink").replace("sink\";", "wrong\";"));
        properties.put("default.api.timeout.ms", 5000);
        properties.put("request.timeout.ms", 5000);

        assertThatThrownBy(() -> new Permissions(properties).missing(List.of()))
                .hasMessageContaining("Authentication failed")
                .hasMessageNotContaining(GuardedKafka.SECRET);
    }

    @Test
    @Order(4)
    void commandNamesWhatIsMissingAndNoSecret() throws Exception {
        Configuration configuration = configuration("sink");
        AccessRule rule = new ServiceAccess(configuration)
                .of("sink").stream()
                        .filter(one -> one.words().equals("WRITE on topic wire.dead"))
                        .findFirst()
                        .orElseThrow();
        kafka.revoke("sink", rule);
        Await.until(
                () -> !missing(configuration, "sink").isEmpty(),
                Duration.ofSeconds(15),
                () -> "that a rule is taken away");

        String refused = run(1, "sink", "--config", file("sink").toString());
        String printed = run(0, "acls", "--config", file("ingest").toString());

        assertThat(refused)
                .contains("WRITE on topic wire.dead is missing, to set aside what the index refuses", "kafka-acls.sh")
                .doesNotContain(GuardedKafka.SECRET);
        assertThat(printed).contains("--operation Write --topic 'wire.raw'").doesNotContain(GuardedKafka.SECRET);
        assertThat(configuration.toString()).doesNotContain(GuardedKafka.SECRET);
    }

    private static String run(int exit, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "copytaster.desk.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }

    private static List<AccessRule> missing(Configuration configuration, String service) {
        return new Permissions(configuration.kafka().client()).missing(new ServiceAccess(configuration).of(service));
    }

    /** A broker learns of a new rule a moment after its controller has answered. */
    private static void awaitGranted(String service) throws IOException {
        Configuration configuration = configuration(service);
        Await.until(
                () -> missing(configuration, service).isEmpty(),
                Duration.ofSeconds(15),
                () -> "the rules of " + service + "; missing " + missing(configuration, service));
    }

    private static Component component(String service) throws IOException {
        Configuration configuration = configuration(service);
        return switch (service) {
            case "ingest" -> new Ingest(configuration.ingest(), configuration.kafka());
            case "enrich" -> new Enrich(configuration.enrich(), configuration.kafka());
            case "sink" -> new Sink(configuration.sink(), configuration.kafka());
            default ->
                new DeskServer(configuration.desk(), configuration.kafka(), configuration.sink(), Map.of(), null);
        };
    }

    private static Configuration configuration(String service) throws IOException {
        return Configuration.load(file(service), Map.of());
    }

    private static Path file(String service) throws IOException {
        Path desks = Files.writeString(folder.resolve("desks.yml"), DESKS);
        return Files.writeString(folder.resolve(service + ".yml"), """
                kafka:
                  bootstrapServers: "%s"
                  properties:
                    security.protocol: SASL_PLAINTEXT
                    sasl.mechanism: PLAIN
                    sasl.jaas.config: '%s'
                opensearch: {urls: ["%s"], refreshInterval: 200ms}
                metrics: {port: 0}
                desk: {port: 0}
                enrich: {stateDir: "%s", standbys: 0, rules: "%s"}
                feeds:
                  coast: {directory: "%s", every: 100ms}
                """.formatted(
                        kafka.bootstrapServers(),
                        GuardedKafka.jaas(service),
                        index.url(),
                        folder.resolve("state"),
                        desks,
                        folder.resolve("wires")));
    }

    private static String get(String url) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
