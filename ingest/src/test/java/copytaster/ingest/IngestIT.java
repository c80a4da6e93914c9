package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import copytaster.embedded.EmbeddedKafka;
import copytaster.ingest.transports.After;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.RejectedWire;
import copytaster.schemas.Tick;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class IngestIT {

    @TempDir
    private static Path data;

    private static EmbeddedKafka broker;

    private KafkaSettings kafka;
    private Topics topics;

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedKafka(data.resolve("kafka"), 0);
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void ownTopics(TestInfo test) {
        String prefix = test.getTestMethod().orElseThrow().getName() + ".";
        kafka = new KafkaSettings(broker.bootstrapServers(), prefix, 2, 1, 0, Map.of());
        topics = new Topics(kafka);
    }

    @Test
    void filesMoveOnlyAfterTheirStoriesAreInKafka(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("good.xml"), Wires.text("afp-update.xml"));
        Files.writeString(folder.resolve("bad.xml"), "<nitf><broken");
        Files.writeString(folder.resolve("unfinished.xml.part"), Wires.text("efe-nitf.xml"));
        try (var ingest = ingest(Map.of("afp", folder(folder, After.MOVE)), false)) {
            ingest.start();
            await(() ->
                    Files.exists(folder.resolve("done/good.xml")) && Files.exists(folder.resolve("rejected/bad.xml")));

            ConsumerRecord<String, SpecificRecord> story =
                    read(topics.wireRaw()).getFirst();
            assertThat(story.key()).isEqualTo("afp/urn:newsml:afp.com:20260304T101459Z:TX-PAR-ABC12");
            assertThat(story.partition()).isEqualTo(1);
            assertThat(WireHeaders.text(story.headers(), WireHeaders.FEED)).contains("afp");
            assertThat(WireHeaders.time(story.headers(), WireHeaders.INGESTED)).isPresent();
            assertThat(Instant.ofEpochMilli(story.timestamp()))
                    .isAfter(Instant.now().minusSeconds(100));
            RawStory raw = (RawStory) story.value();
            assertThat(raw.getHome()).isEqualTo("FR");
            assertThat(raw.getOriginal().remaining()).isEqualTo((int) Files.size(folder.resolve("done/good.xml")));
            RejectedWire rejected = read(topics.wireRejected()).getFirst().value();
            assertThat(rejected.getReason()).contains("not well-formed");
            assertThat(StandardCharsets.UTF_8.decode(rejected.getOriginal()).toString())
                    .isEqualTo("<nitf><broken");
            assertThat(Files.exists(folder.resolve("unfinished.xml.part"))).isTrue();
            var counts = ingest.counts().get("afp");
            assertThat(counts.balance()).isTrue();
            assertThat(counts).extracting("received", "published", "rejected").containsExactly(2L, 1L, 1L);
            assertThat(ingest.check()).isEmpty();
        }
    }

    @Test
    void keptFilesAreReadOnceOverARestart(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.xml"), Wires.text("efe-nitf.xml"));
        try (var ingest = ingest(Map.of("efe", folder(folder, After.KEEP)), false)) {
            ingest.start();
            await(() -> !read(topics.wireRaw()).isEmpty()
                    && !read(topics.wireCursors()).isEmpty());
        }
        Files.writeString(folder.resolve("two.xml"), Wires.text("efe-nitf.xml").replace("90000001", "90000002"));
        try (var ingest = ingest(Map.of("efe", folder(folder, After.KEEP)), false)) {
            ingest.start();
            await(() -> read(topics.wireRaw()).size() >= 2);

            assertThat(read(topics.wireRaw()))
                    .extracting(ConsumerRecord::key)
                    .containsExactly("efe/90000001", "efe/90000002");
            assertThat(folder.resolve("one.xml")).exists();
        }
    }

    @Test
    void pushIsAnsweredByWhatKafkaHas() throws Exception {
        var push = FeedSettings.ofPush(null, "the-token");
        try (var ingest = ingest(Map.of("pushed", push), false)) {
            ingest.start();
            URI address = URI.create("http://127.0.0.1:" + ingest.pushPort() + "/wires/pushed");

            assertThat(post(address, "wrong", "{}").statusCode()).isEqualTo(401);
            assertThat(post(URI.create(address + "x"), "the-token", "{}").statusCode())
                    .isEqualTo(404);
            var bad = post(address, "the-token", "no wire at all");
            assertThat(bad.statusCode()).isEqualTo(422);
            assertThat(bad.body()).contains("no format reads it");
            var good = post(address, "the-token", Wires.text("ninjs.json"));
            assertThat(good.statusCode()).isEqualTo(202);

            assertThat(read(topics.wireRaw())).hasSize(1);
            assertThat(read(topics.wireRejected())).hasSize(1);
            assertThat(ingest.counts().get("pushed").balance()).isTrue();
        }
    }

    @Test
    void storyOfTenMegabytesReachesItsWire() throws Exception {
        var push = FeedSettings.ofPush(null, "the-token");
        String huge = Wires.text("efe-nitf.xml").replace("El plan costará", "El plan costará. ".repeat(600_000));
        try (var ingest = ingest(Map.of("pushed", push), false)) {
            ingest.start();
            URI address = URI.create("http://127.0.0.1:" + ingest.pushPort() + "/wires/pushed");

            assertThat(post(address, "the-token", huge).statusCode()).isEqualTo(202);
            assertThat(post(address, "the-token", huge.replace("plan", "plan ".repeat(5)))
                            .statusCode())
                    .isEqualTo(422);

            assertThat(read(topics.wireRaw())).hasSize(1);
            assertThat(read(topics.wireRejected()).getFirst().value().getReason())
                    .contains("a wire takes no more than");
        }
    }

    @Test
    void pollGoesOnWhereItStoppedOverARestart() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        HttpServer agency = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agency.createContext("/rss", exchange -> {
            String validator = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(String.valueOf(validator));
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            if ("\"v1\"".equals(validator)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = Wires.text("yonhap.xml").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        agency.start();
        var poll = FeedSettings.ofPoll(
                        null,
                        URI.create("http://127.0.0.1:" + agency.getAddress().getPort() + "/rss"))
                .every(Duration.ofMillis(50));
        try {
            try (var ingest = ingest(Map.of("yna", poll), false)) {
                ingest.start();
                await(() -> asked.contains("\"v1\""));
            }
            int before = asked.size();
            try (var ingest = ingest(Map.of("yna", poll), false)) {
                ingest.start();
                await(() -> asked.size() > before);
            }
            assertThat(asked.get(before)).isEqualTo("\"v1\"");
            assertThat(read(topics.wireRaw())).hasSize(4);
        } finally {
            agency.stop(0);
        }
    }

    @Test
    void ticksGoToEveryWire() {
        try (var ingest = ingest(Map.of(), true)) {
            ingest.start();
            await(() -> read(topics.wireRaw()).stream()
                            .filter(tick -> tick.value() instanceof Tick)
                            .map(ConsumerRecord::partition)
                            .distinct()
                            .count()
                    == 2);
        }
    }

    @Test
    void feedTestPublishesMovesAndAdvancesNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("one.xml"), Wires.text("efe-nitf.xml"));
        var settings = IngestSettings.of(Map.of("efe", folder(folder, After.DELETE)));

        List<FeedTest.Sample> samples = new FeedTest(settings).fetch("efe").samples();

        assertThat(samples).singleElement().satisfies(sample -> assertThat(sample.reading())
                .isInstanceOf(Parsed.class));
        assertThat(file).exists();
    }

    private Ingest ingest(Map<String, FeedSettings> feeds, boolean ticks) {
        return new Ingest(new IngestSettings(new LinkedHashMap<>(feeds), null, 0, ticks, null), kafka);
    }

    private static FeedSettings folder(Path folder, After after) {
        return new FeedSettings(
                null,
                folder.toString(),
                null,
                null,
                null,
                null,
                Duration.ofMillis(50),
                after,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static HttpResponse<String> post(URI address, String token, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private <V> List<ConsumerRecord<String, V>> read(Topic<String, V> topic) {
        var found = new ArrayList<ConsumerRecord<String, V>>();
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(), new StringDeserializer(), topic.value().deserializer())) {
            var partitions = java.util.stream.IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
