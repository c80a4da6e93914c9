package copytaster.bench.verdicts;

import copytaster.bench.PassThrough;
import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.Contract;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;

/** Invented wires on {@code wire.raw}, and ways to read them: the whole of enrich, or a topology that passes through. */
final class Wires {

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Path data;
    private final long stories;

    /**
     * @param stories on all wires together
     * @param data the folder for state
     */
    Wires(String bootstrapServers, int wires, long stories, Path data) {
        this.kafka = new KafkaSettings(bootstrapServers, "of" + wires + ".", wires, 0, 36_500, Map.of());
        this.topics = new Topics(kafka);
        this.data = data;
        this.stories = stories / wires * wires;
    }

    KafkaSettings kafka() {
        return kafka;
    }

    long stories() {
        return stories;
    }

    String group(int threads, int instances) {
        return "enrich-" + kafka.partitions() + "-" + threads + "-" + instances;
    }

    Path state(int threads, int instances) {
        return data.resolve(group(threads, instances)).resolve("instance-0");
    }

    /** Puts the wires on the topic; all of their stories lie in one window. */
    void fill(long seed) {
        new TopicCreator(kafka.client()).create(topics.all());
        topics.publishedSchemas().publish();
        long each = stories / kafka.partitions();
        try (var producer = new KafkaProducer<>(
                kafka.producer(),
                new StringSerializer(),
                topics.wireRaw().value().serializer())) {
            for (int wire = 0; wire < kafka.partitions(); wire++) {
                var invented = new InventedWire(seed + wire, BareVerdict.WINDOW.dividedBy(each + 1));
                for (long i = 1; i <= each; i++) {
                    var unused = producer.send(record(wire, invented.next()));
                    Progress.tell("wire " + (wire + 1), i, each);
                }
            }
            producer.flush();
        }
    }

    /** Enrich, from the beginning of the wires to their end. */
    Track enrich(int threads, int instances) {
        String group = group(threads, instances);
        var running = new ArrayList<Enrich>();
        var track = new Track(kafka, group);
        try {
            for (int i = 0; i < instances; i++) {
                Path state = data.resolve(group).resolve("instance-" + i);
                running.add(new Enrich(settings(group, threads, state), kafka));
            }
            List<Thread> starts = running.stream()
                    .map(enrich -> Thread.ofPlatform().start(enrich::start))
                    .toList();
            track.await(stories);
            for (Thread start : starts) {
                start.join(Duration.ofMinutes(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            running.forEach(Enrich::close);
            track.close();
        }
        return track;
    }

    Track passThrough(int threads) {
        String group = "limit-" + kafka.partitions() + "-" + threads;
        try (var track = new Track(kafka, group);
                PassThrough unused = new PassThrough(kafka, group, topics.wireRaw(), data.resolve(group), threads)) {
            track.await(stories);
            return track;
        }
    }

    private static EnrichSettings settings(String group, int threads, Path state) {
        Map<String, String> streams = Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        return new EnrichSettings(group, state, null, 0, null, 0, null, null, 0, 0, streams);
    }

    private ProducerRecord<String, SpecificRecord> record(int wire, Sent sent) {
        var raw = RawStory.newBuilder()
                .setStory(sent.story())
                .setFormat("invented")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.wrap(
                        (sent.story().getHeadline() + "\n" + sent.story().getBody()).getBytes(StandardCharsets.UTF_8)))
                .build();
        return new ProducerRecord<>(
                topics.wireRaw().name(), wire, sent.seen().toEpochMilli(), StoryKey.of(sent.story()), raw);
    }
}
