package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.crash.Await;
import copytaster.desk.crash.Stage;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No event is lost for any kind of subscriber, while stories come without a break and the desk is killed (-9), the broker
 * and the index are stopped and started in turn.
 */
@Timeout(300)
final class SubscribersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> streamed = new CopyOnWriteArrayList<>();
    private final Set<String> consumed = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean sending = true;
    private volatile boolean following = true;

    @Test
    void eachGetsEveryEventThroughTheDeathOfDeskBrokerAndIndex(@TempDir Path folder) throws Exception {
        int port = freePort();
        int brokerPort = freePort();
        int indexPort = freePort();
        var broker = new EmbeddedKafka(folder.resolve("kafka"), brokerPort);
        var index = new EmbeddedOpenSearch(folder.resolve("index"), indexPort);
        broker.start();
        index.start();
        var kafka = KafkaSettings.at(broker.bootstrapServers());
        var topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
        topics.publishedSchemas().publish();
        try (var receiver = new Receiver();
                var desk = desk(folder, port, kafka, index.url(), receiver)) {
            desk.start();
            String url = "http://127.0.0.1:" + port + "/";
            Thread follower = Thread.ofVirtual().start(() -> follow(url));
            Thread reader = Thread.ofPlatform().daemon().start(() -> consume(kafka, topics.wireEnriched()));
            Await.until(() -> following(url), PATIENCE, () -> "a subscriber; the desk says:\n" + desk.lastWords());
            Thread sender = Thread.ofPlatform().daemon().start(() -> send(kafka, topics.wireEnriched()));
            awaitProgress(desk, receiver);
            desk.kill();
            desk.start();
            awaitProgress(desk, receiver);
            broker.close();
            desk.kill();
            broker = new EmbeddedKafka(folder.resolve("kafka"), brokerPort);
            broker.start();
            desk.start();
            awaitProgress(desk, receiver);
            broker.close();
            broker = new EmbeddedKafka(folder.resolve("kafka"), brokerPort);
            broker.start();
            awaitProgress(desk, receiver);
            index.close();
            awaitProgress(desk, receiver);
            index = new EmbeddedOpenSearch(folder.resolve("index"), indexPort);
            index.start();
            desk.kill();
            desk.start();
            awaitProgress(desk, receiver);
            sending = false;
            sender.join();
            Await.until(
                    () -> streamed.size() >= sent.size()
                            && receiver.taken().size() >= sent.size()
                            && consumed.size() >= sent.size(),
                    PATIENCE,
                    () -> sent.size() + " events each, not " + streamed.size() + " by stream, "
                            + receiver.taken().size() + " by webhook, " + consumed.size() + " by Kafka");
            following = false;
            same("Kafka", List.copyOf(consumed));
            same("stream", streamed);
            same("webhook", receiver.taken());
            // A desk that dies between an answer and its note of it tells once more, with the same id: once a death.
            assertThat(receiver.twice()).isLessThanOrEqualTo(5);
            follower.interrupt();
            reader.interrupt();
        } finally {
            following = false;
            sending = false;
            index.close();
            broker.close();
        }
    }

    /** Returns once both kinds of subscriber have been told of stories that came after this call. */
    private void awaitProgress(Stage desk, Receiver receiver) {
        int goal = sent.size() + 50;
        Await.until(
                () -> streamed.size() >= goal && receiver.taken().size() >= goal,
                PATIENCE,
                () -> goal + " events, not " + streamed.size() + " by stream and "
                        + receiver.taken().size() + " by webhook; the desk says:\n" + desk.lastWords());
    }

    /** Every one, once, in order; of thousands only the first difference is worth telling. */
    private void same(String subscriber, List<String> told) {
        for (int n = 0; n < Math.min(told.size(), sent.size()); n++) {
            assertThat(told.get(n)).as(subscriber + ", event " + n).isEqualTo(sent.get(n));
        }
        assertThat(told).as(subscriber).hasSameSizeAs(sent);
    }

    private volatile Stream stream;

    private boolean following(String url) {
        return stream != null && url.startsWith("http");
    }

    /** As any client does: comes back with the last id it has seen. */
    private void follow(String url) {
        String last = "";
        while (following) {
            try (var open = Stream.open(url, "?filter=provider:%20efe", last, "")) {
                stream = open;
                int seen = 0;
                while (following && (!open.hasEnded() || seen < open.told().size())) {
                    List<Stream.Told> told = open.told();
                    for (Stream.Told one : told.subList(seen, told.size())) {
                        streamed.add(one.key());
                        last = one.id();
                    }
                    seen = told.size();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            } catch (Exception gone) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private void consume(KafkaSettings kafka, Topic<String, EnrichedStory> enriched) {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("group.id", "our-cms");
        try (var consumer = new KafkaConsumer<>(
                settings, enriched.key().deserializer(), enriched.value().deserializer())) {
            consumer.subscribe(List.of(enriched.name()));
            while (following) {
                // At least once: what came again after a commit that did not come about is known by its key.
                consumer.poll(Duration.ofMillis(200)).forEach(message -> consumed.add(message.key()));
                try {
                    consumer.commitSync(Duration.ofSeconds(5));
                } catch (KafkaException later) {
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
            }
        }
    }

    private void send(KafkaSettings kafka, Topic<String, EnrichedStory> enriched) {
        try (var producer = new KafkaProducer<>(
                kafka.producer(), enriched.key().serializer(), enriched.value().serializer())) {
            for (int n = 0; sending; n++) {
                EnrichedStory story = Invented.story("efe", "S" + n, "es", Instant.now())
                        .says("Titular " + n)
                        .build();
                producer.send(new ProducerRecord<>(enriched.name(), story.getKey(), story))
                        .get();
                sent.add(story.getKey());
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        } catch (Exception e) {
            throw new IllegalStateException("a story could not be sent", e);
        }
    }

    private static Stage desk(Path folder, int port, KafkaSettings kafka, String index, Receiver receiver)
            throws IOException {
        Path config = Files.writeString(folder.resolve("desk.yml"), """
                kafka: {bootstrapServers: "%s"}
                opensearch: {urls: ["%s"]}
                metrics: {port: 0}
                desk:
                  port: %d
                  webhooks:
                    cms: {url: "%s", secret: "%s", filter: "provider: efe"}
                """.formatted(
                        kafka.bootstrapServers(), index, port, receiver.url(), Receiver.SECRET));
        return new Stage("desk", "desk", config, folder.resolve("desk.log"), () -> 0);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
