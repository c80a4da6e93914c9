package copytaster.bench.restore;

import copytaster.bench.pipeline.GroupProgress;
import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Fills a wire through the real topology, so that its changelogs are as they are in a newsroom, stops enrich without a
 * word to its group, and measures how long it takes until the next verdict: from nothing but the changelogs, and with a
 * standby. Usage: {@code RestoreBench [STORIES]}, 150,000 by default.
 */
public final class RestoreBench {

    private static final String GROUP = "restore";

    private final int count;
    private final Path data;
    private final SyntheticStories stories = new SyntheticStories(1);
    private KafkaSettings kafka;
    private Topics topics;
    private int sent;

    private RestoreBench(int count, Path data) {
        this.count = count;
        this.data = data;
    }

    public static void main(String[] args) throws Exception {
        int count = args.length == 0 ? 150_000 : Integer.parseInt(args[0]);
        Path data = Files.createTempDirectory("copytaster-restore");
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0)) {
            broker.start();
            new RestoreBench(count, data).run(broker.bootstrapServers());
        } finally {
            remove(data);
        }
        System.exit(0);
    }

    private void run(String bootstrapServers) throws Exception {
        kafka = new KafkaSettings(bootstrapServers, null, 1, 1, 36_500, Map.of());
        topics = new Topics(kafka);
        new TopicCreator(kafka.client()).create(topics.all());
        var progress = new GroupProgress(kafka);
        send(count);
        try (var enrich = new Enrich(settings("first"), kafka)) {
            double filled = seconds(() -> {
                enrich.start();
                progress.await(GROUP, topics.wireRaw().name());
            });
            System.out.printf("%,d stories through the topology in %.1f s%n", count, filled);
        }
        changelogs();

        long before = enriched();
        send(1);
        long begin = System.nanoTime();
        try (var enrich = new Enrich(settings("second"), kafka)) {
            enrich.start();
            double running = since(begin);
            awaitBeyond(before);
            System.out.printf(
                    "%nfrom the changelogs: running after %.1f s, next verdict after %.1f s%n", running, since(begin));
            tell(enrich);
            standby(enrich);
        }
    }

    private void standby(Enrich active) throws Exception {
        try (var waiting = new Enrich(settings("third"), kafka)) {
            waiting.start();
            var meters = new SimpleMeterRegistry();
            waiting.bindTo(meters);
            double warm = seconds(() -> {
                while (entries(meters) < count) {
                    Thread.sleep(100);
                }
            });
            System.out.printf("%na standby has caught up after %.1f s%n", warm);
            long before = enriched();
            active.close();
            send(1);
            double taken = seconds(() -> awaitBeyond(before));
            System.out.printf("the next verdict after the active instance fell silent: %.1f s%n", taken);
        }
    }

    private static double entries(SimpleMeterRegistry meters) {
        return meters.get("enrich.state.entries")
                .tag("store", "stories")
                .gauge()
                .value();
    }

    private void tell(Enrich enrich) {
        var meters = new SimpleMeterRegistry();
        enrich.bindTo(meters);
        System.out.printf("%-12s %12s %8s %14s%n", "store", "records", "seconds", "bytes on disk");
        for (Gauge records : meters.get("enrich.restored.records").gauges()) {
            String store = records.getId().getTag("store");
            System.out.printf(
                    "%-12s %,12.0f %8.1f %,14.0f%n",
                    store,
                    records.value(),
                    meters.get("enrich.restored.seconds")
                            .tag("store", store)
                            .gauge()
                            .value(),
                    meters.get("enrich.state.bytes").tag("store", store).gauge().value());
        }
    }

    private void changelogs() throws ExecutionException, InterruptedException {
        var sizes = new TreeMap<String, Long>();
        try (Admin admin = Admin.create(kafka.client())) {
            for (var folders :
                    admin.describeLogDirs(List.of(1)).allDescriptions().get().values()) {
                for (var folder : folders.values()) {
                    folder.replicaInfos().forEach((partition, replica) -> {
                        if (partition.topic().endsWith("-changelog")
                                || partition.topic().startsWith("wire.raw")) {
                            sizes.merge(partition.topic(), replica.size(), Long::sum);
                        }
                    });
                }
            }
        }
        sizes.forEach((topic, bytes) ->
                System.out.printf("%-32s %,14d bytes, %,7d a story%n", topic, bytes, bytes / Math.max(1, count)));
    }

    private long enriched() throws ExecutionException, InterruptedException {
        var wire = new TopicPartition(topics.wireEnriched().name(), 0);
        try (Admin admin = Admin.create(kafka.client())) {
            return admin.listOffsets(Map.of(wire, OffsetSpec.latest()))
                    .partitionResult(wire)
                    .get()
                    .offset();
        }
    }

    private void awaitBeyond(long before) throws Exception {
        while (enriched() <= before) {
            Thread.sleep(20);
        }
    }

    private void send(int stories) {
        var raw = topics.wireRaw();
        try (var producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), raw.value().serializer())) {
            for (int i = 0; i < stories; i++) {
                RawStory story = this.stories.story(sent++);
                var unused = producer.send(new ProducerRecord<>(raw.name(), 0, StoryKey.of(story.getStory()), story));
            }
        }
    }

    private EnrichSettings settings(String folder) {
        return new EnrichSettings(GROUP, data.resolve(folder), folder, 0, null, 1, null, null, 0, 0, null);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return since(begin);
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
