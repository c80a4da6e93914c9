package copytaster.bench.monitoring;

import com.sun.management.OperatingSystemMXBean;
import copytaster.bench.pipeline.GroupProgress;
import copytaster.desk.config.MetricsSettings;
import copytaster.desk.lag.LagMeters;
import copytaster.desk.lag.LagWatch;
import copytaster.desk.monitor.Monitor;
import copytaster.desk.monitor.SetAsideWatch;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.replay.days.WireDay;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.Sink;
import copytaster.sink.SinkSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What watching costs: the same invented wire through enrich and sink, in turns with and without all monitoring, on the
 * embedded servers of one JVM. With it, every meter is bound and counts, every service's metrics are scraped every five
 * seconds (three times as often as by {@code ops/prometheus}), and the desk's watches read every group's lag and the dead letters.
 * Usage: {@code MonitoringBench [STORIES [ROUNDS]]}.
 */
public final class MonitoringBench {

    private static final double NANOS = 1e9;

    private final Path data;
    private final String index;
    private final String broker;
    private final int stories;
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What one round took, in seconds. */
    private record Took(double passed, double processor) {}

    private MonitoringBench(Path data, String broker, String index, int stories) {
        this.data = data;
        this.broker = broker;
        this.index = index;
        this.stories = stories;
    }

    public static void main(String[] args) throws IOException {
        int stories = args.length > 0 ? Integer.parseInt(args[0]) : 6000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path data = Files.createTempDirectory("copytaster-monitoring-bench");
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0);
                var index = new EmbeddedOpenSearch(data.resolve("opensearch"), 0)) {
            broker.start();
            index.start();
            new MonitoringBench(data, broker.bootstrapServers(), index.url(), stories).run(rounds);
        } finally {
            remove(data);
        }
        System.exit(0);
    }

    private void run(int rounds) throws IOException {
        var bare = new ArrayList<Took>();
        var watched = new ArrayList<Took>();
        round(0, false);
        round(1, true);
        for (int n = 1; n <= rounds; n++) {
            // In turns, and in another order each time: a machine grows warm, and others work on it.
            boolean first = n % 2 == 0;
            (first ? watched : bare).add(round(2 * n, first));
            (first ? bare : watched).add(round(2 * n + 1, !first));
            Took without = bare.getLast();
            Took with = watched.getLast();
            System.out.printf(
                    "round %d: without %.2f s (%.2f s of processor), watched %.2f s (%.2f s)%n",
                    n, without.passed(), without.processor(), with.passed(), with.processor());
        }
        System.out.printf(
                "%,d stories through enrich and sink, median of %d pairs: watching takes %.3f times the time, %.3f times the"
                        + " processor time%n",
                stories,
                rounds,
                median(IntStream.range(0, rounds)
                        .mapToObj(n -> watched.get(n).passed() / bare.get(n).passed())),
                median(IntStream.range(0, rounds)
                        .mapToObj(n -> watched.get(n).processor() / bare.get(n).processor())));
    }

    private Took round(int number, boolean watch) throws IOException {
        var kafka = new KafkaSettings(broker, "r" + number + ".", 1, 1, 36_500, Map.of());
        var enrichSettings = new EnrichSettings(
                "r" + number, data.resolve("state" + number), null, 0, null, 0, null, null, 0, 0, null);
        var sinkSettings = SinkSettings.of(new OpenSearchSettings(
                List.of(index), "r" + number + "-", null, null, null, null, 0, null, null, null));
        publish(kafka);
        var progress = new GroupProgress(kafka);
        var running = new ArrayList<AutoCloseable>();
        long began = System.nanoTime();
        long used = machine.getProcessCpuTime();
        try (var enrich = new Enrich(enrichSettings, kafka);
                var sink = new Sink(sinkSettings, kafka)) {
            enrich.start();
            sink.start();
            if (watch) {
                running.addAll(watch(enrich, sink, kafka));
            }
            progress.await(
                    enrichSettings.applicationId(), new Topics(kafka).wireRaw().name());
            progress.await(
                    sinkSettings.groupId(kafka),
                    new Topics(kafka).wireEnriched().name());
            var took = new Took((System.nanoTime() - began) / NANOS, (machine.getProcessCpuTime() - used) / NANOS);
            close(running);
            return took;
        }
    }

    private static List<AutoCloseable> watch(Enrich enrich, Sink sink, KafkaSettings kafka) {
        var lag = new LagWatch(kafka, Map.of(), Clock.systemUTC());
        var dead = new SetAsideWatch(kafka);
        var monitors = new ArrayList<Monitor>();
        for (String service : List.of("enrich", "sink", "desk")) {
            var monitor = new Monitor(service, new MetricsSettings(null, 0), Optional::empty);
            monitor.start();
            monitors.add(monitor);
        }
        enrich.bindTo(monitors.get(0).registry());
        sink.bindTo(monitors.get(1).registry());
        new LagMeters(lag).bindTo(monitors.get(2).registry());
        dead.bindTo(monitors.get(2).registry());
        lag.start();
        dead.start();
        HttpClient client = HttpClient.newHttpClient();
        ScheduledExecutorService scrapes = Executors.newSingleThreadScheduledExecutor();
        scrapes.scheduleAtFixedRate(
                () -> monitors.forEach(monitor -> scrape(client, monitor.port())), 5, 5, TimeUnit.SECONDS);
        var running = new ArrayList<AutoCloseable>(monitors);
        running.add(lag);
        running.add(dead);
        running.addFirst(client);
        running.addFirst(scrapes);
        return running;
    }

    private static void scrape(HttpClient client, int port) {
        try {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(KafkaSettings kafka) {
        var topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
        topics.publishedSchemas().publish();
        try (var producer = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer())) {
            WireDay.with(1)
                    .stories(stories)
                    .starting(Instant.now().minus(Duration.ofDays(1)))
                    .deliveries()
                    .forEach(delivery -> {
                        var message = new ProducerRecord<>(
                                topics.wireRaw().name(),
                                0,
                                delivery.time().toEpochMilli(),
                                delivery.key(),
                                delivery.value());
                        WireHeaders.put(message.headers(), WireHeaders.INGESTED, Instant.now());
                        message.headers().add(WireHeaders.FEED, "invented".getBytes(StandardCharsets.UTF_8));
                        producer.send(message);
                    });
        }
    }

    private static void close(List<AutoCloseable> running) {
        for (AutoCloseable one : running) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
