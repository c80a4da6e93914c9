package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Status;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SinkIT {

    private static final AtomicInteger HOUSES = new AtomicInteger();

    @TempDir
    static Path data;

    private static EmbeddedKafka broker;
    private static EmbeddedOpenSearch index;

    private KafkaSettings kafka;
    private SinkSettings settings;
    private Topics topics;

    @BeforeAll
    static void startServers() {
        broker = new EmbeddedKafka(data.resolve("kafka"), 0);
        index = new EmbeddedOpenSearch(data.resolve("index"), 0);
        broker.start();
        index.start();
    }

    @AfterAll
    static void stopServers() {
        broker.close();
        index.close();
    }

    @BeforeEach
    void aNewHouse() {
        String house = "house" + HOUSES.incrementAndGet();
        kafka = new KafkaSettings(broker.bootstrapServers(), house + ".", 0, 0, 0, null);
        settings = new SinkSettings(
                new OpenSearchSettings(List.of(index.url()), house + "-", null, null, null, null, 0, null, null, null),
                null,
                0,
                7,
                0,
                null,
                null,
                Duration.ofMillis(300));
        topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
    }

    @Test
    void everyStoryIsAccountedForAcrossAPoisonAndARestart() {
        List<EnrichedStory> first = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(Stories.fresh("story-" + i, 1000));
        }
        first.add(poison());
        publish(first);
        publishBytes("not avro".getBytes(StandardCharsets.UTF_8));
        SinkAccount before = runUntil(22);
        assertThat(before).hasToString("read 22 = indexed 20 + stale 0 + rejected 2");

        publish(List.of(
                Stories.story("story-0", 2000, Event.NEW_VERSION, Status.USABLE, Stories.SECOND_TEXT),
                Stories.fresh("story-0", 1000),
                Stories.kill("story-1", 2000),
                Stories.fresh("story-1", 1000),
                Stories.fresh("story-20", 1000)));
        SinkAccount after = runUntil(5);
        assertThat(after).hasToString("read 5 = indexed 3 + stale 2 + rejected 0");

        assertThat(count(settings.opensearch().stories())).isEqualTo(21);
        assertThat(count(settings.opensearch().versions())).isEqualTo(23);
        assertThat(deadLetters())
                .extracting(dead -> new String(dead.key(), StandardCharsets.UTF_8))
                .containsExactly(
                        topics.wireEnriched().name() + "-0-20",
                        topics.wireEnriched().name() + "-0-21");
        assertThat(deadLetters())
                .extracting(dead ->
                        WireHeaders.text(dead.headers(), WireHeaders.CAUSE).orElse(""))
                .satisfiesExactly(
                        cause -> assertThat(cause).contains("illegal_argument_exception"),
                        cause -> assertThat(cause).contains("cannot be decoded"));
    }

    @Test
    void readFromTheBeginningAgainEverythingIsStaleAndNothingChanges() throws Exception {
        publish(List.of(Stories.fresh("a", 1000), Stories.kill("a", 2000), Stories.fresh("b", 1000), poison()));
        assertThat(runUntil(4)).hasToString("read 4 = indexed 3 + stale 0 + rejected 1");
        try (Admin admin = Admin.create(kafka.client())) {
            admin.deleteConsumerGroups(List.of(settings.groupId(kafka))).all().get();
        }
        assertThat(runUntil(4)).hasToString("read 4 = indexed 0 + stale 3 + rejected 1");
        assertThat(count(settings.opensearch().stories())).isEqualTo(2);
        assertThat(count(settings.opensearch().versions())).isEqualTo(3);
    }

    @Test
    void aNewGenerationIsBuiltBesideTheOneThatServesAndKillsReachBoth() {
        SinkSettings next = settings.generation(1);
        publish(List.of(Stories.fresh("a", 1000), Stories.fresh("b", 1000), Stories.fresh("c", 1000)));
        publish(Stories.life("a", 1).subList(0, 2));
        EnrichedStory kill = Stories.kill("b", 5000);
        kill.setGeneration(1);
        publish(List.of(kill));
        assertThat(runUntil(4)).hasToString("read 4 = indexed 4 + stale 0 + rejected 0; 2 of a later generation");

        try (Sink rebuilding = new Sink(next, kafka);
                IndexGenerations generations = IndexGenerations.open(settings.opensearch())) {
            rebuilding.start();
            await(() -> rebuilding.account().read() == 6, rebuilding);
            assertThat(rebuilding.account()).hasToString("read 6 = indexed 6 + stale 0 + rejected 0");
            assertThat(generations.serving()).hasValue(0);
            assertThat(generations.switchTo(1, false))
                    .hasToString(
                            "generation 0 serves 3 stories, 1 of them killed; generation 1 has 3, 1 of them killed");
            assertThat(generations.serving()).hasValue(1);
        }
    }

    @Test
    void expiredStoriesAreTakenOutByItself() {
        EnrichedStory expiring = Stories.fresh("a", 1000);
        expiring.setExpiresAt(Instant.now().plusSeconds(2));
        publish(List.of(expiring, Stories.fresh("b", 1000)));
        try (Sink sink = new Sink(settings, kafka)) {
            sink.start();
            await(() -> sink.account().read() == 2, sink);
            await(() -> count(settings.opensearch().stories()) == 1, sink);
            assertThat(count(settings.opensearch().versions())).isEqualTo(1);
        }
    }

    @Test
    void nothingIsLeftToReadAfterATransactionsMarker() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer("in-transactions")) {
            producer.initTransactions();
            for (int i = 0; i < 3; i++) {
                producer.beginTransaction();
                var unused = producer.send(record(Stories.fresh("story-" + i, 1000)));
                producer.commitTransaction();
            }
        }
        TopicPartition wire = new TopicPartition(topics.wireEnriched().name(), 0);
        try (Sink sink = new Sink(settings, kafka);
                Admin admin = Admin.create(kafka.client())) {
            sink.start();
            long end = admin.listOffsets(Map.of(wire, OffsetSpec.latest()))
                    .partitionResult(wire)
                    .get()
                    .offset();
            await(() -> committed(admin, wire) == end, sink);
            assertThat(sink.check()).isEmpty();
        }
    }

    @Test
    void anIndexThatIsAwayForAWhileIsWaitedForAndNothingIsLost() {
        publish(List.of(Stories.fresh("a", 1000)));
        try (Sink sink = new Sink(settings, kafka)) {
            sink.start();
            await(() -> sink.account().read() == 1, sink);
            int port = URI.create(index.url()).getPort();
            index.close();
            publish(List.of(Stories.fresh("b", 1000), Stories.fresh("c", 1000)));
            awaitCheck(sink, "no answer from OpenSearch");
            index = new EmbeddedOpenSearch(data.resolve("index"), port);
            index.start();
            awaitCheck(sink, "");
            awaitRead(sink, 3);
            assertThat(sink.account()).hasToString("read 3 = indexed 3 + stale 0 + rejected 0");
        }
        assertThat(count(settings.opensearch().stories())).isEqualTo(3);
    }

    @Test
    void aSecondSinkTakesItsShareAndNothingIsLostOnTheWay() {
        kafka = new KafkaSettings(broker.bootstrapServers(), kafka.topicPrefix() + "two.", 2, 0, 0, null);
        topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
        publish(stories("early", 100));
        try (Sink first = new Sink(settings, kafka);
                Sink second = new Sink(settings, kafka)) {
            first.start();
            second.start();
            while (second.account().read() == 0) {
                publish(stories("more", 10));
            }
            publish(stories("late", 100));
            await(() -> count(settings.opensearch().stories()) == 210, first);
            assertThat(second.check()).isEmpty();
            assertThat(first.account().indexed() + second.account().indexed()).isLessThanOrEqualTo(210);
        }
    }

    private static List<EnrichedStory> stories(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Stories.fresh(name + "-" + i, 1000))
                .toList();
    }

    private static void awaitCheck(Sink sink, String part) {
        while (part.isEmpty() == sink.check().isPresent()
                || !sink.check().orElse("").contains(part)) {
            pause(sink);
        }
    }

    private static void awaitRead(Sink sink, long read) {
        while (sink.account().read() < read) {
            pause(sink);
        }
    }

    private SinkAccount runUntil(long read) {
        try (Sink sink = new Sink(settings, kafka)) {
            sink.start();
            await(() -> sink.account().read() == read, sink);
            return sink.account();
        }
    }

    private static void await(BooleanSupplier condition, Sink sink) {
        while (!condition.getAsBoolean()) {
            assertThat(sink.check()).isEmpty();
            pause(sink);
        }
    }

    private static void pause(Sink sink) {
        assertThat(Thread.interrupted()).as("timed out at: " + sink.account()).isFalse();
        LockSupport.parkNanos(20_000_000);
    }

    private long committed(Admin admin, TopicPartition partition) {
        try {
            var offsets = admin.listConsumerGroupOffsets(settings.groupId(kafka))
                    .partitionsToOffsetAndMetadata()
                    .get();
            return offsets.containsKey(partition) ? offsets.get(partition).offset() : -1;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Its cluster id is longer than any term that Lucene takes. */
    private static EnrichedStory poison() {
        EnrichedStory story = Stories.fresh("poison", 1000);
        story.getVerdict().setClusterId("x".repeat(40_000));
        return story;
    }

    private void publish(List<EnrichedStory> stories) {
        try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
            for (EnrichedStory story : stories) {
                var unused = producer.send(record(story));
            }
        }
    }

    private void publishBytes(byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
            var unused =
                    producer.send(new ProducerRecord<>(topics.wireEnriched().name(), new byte[] {1}, value));
        }
    }

    private ProducerRecord<byte[], byte[]> record(EnrichedStory story) {
        String topic = topics.wireEnriched().name();
        return new ProducerRecord<>(
                topic,
                story.getKey().getBytes(StandardCharsets.UTF_8),
                topics.wireEnriched().value().serializer().serialize(topic, story));
    }

    private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
        Map<String, Object> config = new HashMap<>(kafka.producer());
        if (transactionalId != null) {
            config.put("transactional.id", kafka.topicPrefix() + transactionalId);
        }
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        List<ConsumerRecord<byte[], byte[]>> dead = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topics.wireDead().name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(dead::add);
            }
        }
        return dead;
    }

    private static long count(String alias) {
        try (OpenSearchServer server =
                new OpenSearchServer(OpenSearchConnection.open(OpenSearchSettings.at(index.url())))) {
            server.require("POST", "/" + alias + "/_refresh", null);
            JsonNode answer = server.require("GET", "/" + alias + "/_count", null);
            return answer.path("count").asLong();
        }
    }
}
