package copytaster.desk.web;

import copytaster.desk.config.DeskSettings;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.Sink;
import copytaster.sink.SinkSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A real broker, a real index, a sink between them and a desk: stories go in at one end and can be read at the other. */
final class DeskStage implements AutoCloseable {

    private final EmbeddedKafka broker;
    private final EmbeddedOpenSearch node;
    private final List<DeskServer> desks = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private KafkaSettings kafka;
    private SinkSettings settings;
    private Sink sink;
    private Topic<String, EnrichedStory> enriched;
    private KafkaProducer<String, EnrichedStory> producer;

    private DeskStage(Path folder) {
        broker = new EmbeddedKafka(folder.resolve("kafka"), 0);
        node = new EmbeddedOpenSearch(folder.resolve("index"), 0);
    }

    static DeskStage set(Path folder) {
        var stage = new DeskStage(folder);
        stage.broker.start();
        stage.node.start();
        stage.kafka = KafkaSettings.at(stage.broker.bootstrapServers());
        var topics = new Topics(stage.kafka);
        new TopicCreator(stage.kafka.client()).create(topics.all());
        topics.publishedSchemas().publish();
        stage.settings = SinkSettings.of(OpenSearchSettings.at(stage.node.url()));
        stage.sink = new Sink(stage.settings, stage.kafka);
        stage.sink.start();
        stage.enriched = topics.wireEnriched();
        stage.producer = new KafkaProducer<>(
                stage.kafka.producer(),
                stage.enriched.key().serializer(),
                stage.enriched.value().serializer());
        return stage;
    }

    DeskServer desk(int port, @Nullable String token, String... scopes) {
        return desk(new DeskSettings("127.0.0.1", port, token, null, ZoneId.of("Europe/Madrid"), List.of(scopes)));
    }

    DeskServer desk(DeskSettings how) {
        var desk = new DeskServer(how, kafka, settings, Map.of(), null);
        desk.start();
        desks.add(desk);
        return desk;
    }

    /** Publishes, and returns once the index shows every one of these stories as it was last sent. */
    void publish(Collection<EnrichedStory> stories) throws Exception {
        send(stories);
        Map<String, Long> wanted = stories.stream()
                .collect(Collectors.toMap(EnrichedStory::getKey, EnrichedStory::getRevision, Math::max));
        try (var search = DeskServer.search(settings.opensearch())) {
            var until = Instant.now().plusSeconds(60);
            while (!search.searchable(wanted.keySet()).equals(wanted)) {
                if (Instant.now().isAfter(until)) {
                    throw new AssertionError("not searchable after a minute; the sink says " + sink.check());
                }
            }
        }
    }

    void send(Collection<EnrichedStory> stories) throws Exception {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (EnrichedStory story : stories) {
            sent.add(producer.send(new ProducerRecord<>(enriched.name(), story.getKey(), story)));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    /** Sends as enrich does: at the time of its revision, with the revision before it. */
    void tell(EnrichedStory... stories) throws Exception {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (EnrichedStory story : stories) {
            var record = new ProducerRecord<>(enriched.name(), 0, story.getRevision(), story.getKey(), story);
            Long before = last.put(story.getKey(), story.getRevision());
            if (before != null) {
                WireHeaders.put(record.headers(), WireHeaders.BEFORE, Long.toString(before));
            }
            sent.add(producer.send(record));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    KafkaSettings kafka() {
        return kafka;
    }

    @Override
    public void close() {
        desks.forEach(DeskServer::close);
        if (producer != null) {
            producer.close();
        }
        if (sink != null) {
            sink.close();
        }
        node.close();
        broker.close();
    }
}
