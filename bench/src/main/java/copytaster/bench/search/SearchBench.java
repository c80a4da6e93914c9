package copytaster.bench.search;

import copytaster.bench.pipeline.GroupProgress;
import copytaster.desk.config.DeskSettings;
import copytaster.desk.web.DeskServer;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.Sink;
import copytaster.sink.SinkSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How long the desk's server takes for its page and for searches, with so many stories in the index. */
public final class SearchBench {

    private static final int STORIES = 100_000;
    private static final int ROUNDS = 30;
    private static final double MILLIS = 1e6;

    private static final List<String> PAGES = List.of(
            "/",
            "/?q=harbour",
            "/?q=harbour+minister+-strike",
            "/?q=%22the+harbour+minister%22",
            "/?country=PE&language=es",
            "/?provider=wire3&q=strike",
            "/?topic=medtop%3A16000000&urgency=2",
            "/v1/stories?q=harbour&size=50",
            "/compare?q=harbour");

    private final HttpClient http = HttpClient.newHttpClient();

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        int stories = args.length > 0 ? Integer.parseInt(args[0]) : STORIES;
        Path data = Files.createTempDirectory("copytaster-search-bench");
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0);
                var index = new EmbeddedOpenSearch(data.resolve("opensearch"), 0)) {
            broker.start();
            index.start();
            var kafka = KafkaSettings.at(broker.bootstrapServers());
            new TopicCreator(kafka.client()).create(new Topics(kafka).all());
            new Topics(kafka).publishedSchemas().publish();
            var sink = SinkSettings.of(OpenSearchSettings.at(index.url()));
            fill(kafka, sink, stories);
            var settings = new DeskSettings("127.0.0.1", 0, null, null, ZoneOffset.UTC, null, null, null, null, 10_000);
            try (var desk = new DeskServer(settings, kafka, sink, Map.of(), null)) {
                desk.start();
                while (desk.check().isPresent()) {
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
                new SearchBench().measure(desk.url(), stories);
            }
        } finally {
            remove(data);
        }
        System.exit(0);
    }

    private void measure(String url, int stories) throws IOException, InterruptedException {
        System.out.printf("%,d stories in the index; %d times each%n", stories, ROUNDS);
        System.out.printf("%-44s %10s %10s %10s%n", "asked of the server", "first ms", "median ms", "p95 ms");
        for (String page : PAGES) {
            double first = ask(url, page);
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                times[i] = ask(url, page);
            }
            Arrays.sort(times);
            System.out.printf(
                    "%-44s %10.0f %10.0f %10.0f%n", page, first, times[ROUNDS / 2], times[(int) (ROUNDS * .95)]);
        }
    }

    private double ask(String url, String page) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + page.substring(1))).build();
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + ": " + answer.statusCode());
        }
        return (System.nanoTime() - start) / MILLIS;
    }

    private static void fill(KafkaSettings kafka, SinkSettings settings, int stories) {
        Topic<String, EnrichedStory> enriched = new Topics(kafka).wireEnriched();
        Instant start = Instant.now().minus(Duration.ofDays(2));
        try (var sink = new Sink(settings, kafka);
                var producer = new KafkaProducer<>(
                        kafka.producer(),
                        enriched.key().serializer(),
                        enriched.value().serializer())) {
            sink.start();
            var made = new FullIndex(start);
            for (int n = 0; n < stories; n++) {
                EnrichedStory story = made.story(n);
                var unused = producer.send(new ProducerRecord<>(enriched.name(), story.getKey(), story));
                if (n % 10_000 == 9_999) {
                    System.err.printf("%,d stories sent …%n", n + 1);
                }
            }
            producer.flush();
            new GroupProgress(kafka).await(settings.groupId(kafka), enriched.name());
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
