package copytaster.bench.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.bench.PassThrough;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;

/** The least that each stage could take: the same bytes through Kafka and OpenSearch with nothing done to them. */
final class Limits {

    private static final String COPY = "limit.copy";
    private static final int BULK = 500;

    private final KafkaSettings kafka;
    private final Report report;

    Limits(KafkaSettings kafka, Report report) {
        this.kafka = kafka;
        this.report = report;
    }

    /** A bare producer that writes the records of a topic to another. */
    void produce(Topic<?, ?> topic) {
        create(COPY);
        List<ConsumerRecord<byte[], byte[]>> messages = read(topic.name());
        report.limit("a bare producer writes the same records", () -> {
            try (var producer =
                    new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
                for (ConsumerRecord<byte[], byte[]> message : messages) {
                    var unused = producer.send(new ProducerRecord<>(COPY, message.key(), message.value()));
                }
                producer.flush();
            }
            return 0;
        });
    }

    /** A topology that passes the records of a topic through, exactly once. */
    void passThrough(Topic<?, ?> topic, Path state) {
        try (PassThrough unused = new PassThrough(kafka, "limit", topic, state, 1)) {
            report.limit(
                    "a topology that only passes through", () -> new GroupProgress(kafka).await("limit", topic.name()));
        }
    }

    /** The same texts in bulk into an index that analyses nothing. */
    void bulk(String url, Topic<String, EnrichedStory> topic) {
        var json = new ObjectMapper();
        var value = topic.value().deserializer();
        var requests = new ArrayList<String>();
        var request = new StringBuilder();
        int in = 0;
        for (ConsumerRecord<byte[], byte[]> message : read(topic.name())) {
            EnrichedStory story = value.deserialize(topic.name(), message.value());
            var action = json.createObjectNode();
            action.putObject("index").put("_id", story.getKey());
            var document = json.createObjectNode()
                    .put("headline", story.getStory().getHeadline())
                    .put("body", story.getStory().getBody());
            request.append(action).append('\n').append(document).append('\n');
            if (++in % BULK == 0) {
                requests.add(request.toString());
                request.setLength(0);
            }
        }
        requests.add(request.toString());
        send(url + "/limit", "PUT", "{\"mappings\":{\"dynamic\":false},\"settings\":{\"number_of_replicas\":0}}");
        report.limit("the same texts in bulk, stored and not analysed", () -> {
            requests.stream().filter(body -> !body.isEmpty()).forEach(body -> send(url + "/limit/_bulk", "POST", body));
            send(url + "/limit/_refresh", "POST", "");
            return 0;
        });
    }

    private void create(String topic) {
        new TopicCreator(kafka.client())
                .create(List.of(new Topic<>(
                        topic,
                        Serdes.ByteArray(),
                        Serdes.ByteArray(),
                        1,
                        1,
                        Map.of("max.message.bytes", Integer.toString(KafkaSettings.MAX_RECORD_BYTES)))));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }

    private static void send(String url, String method, String body) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(url + " answers " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
