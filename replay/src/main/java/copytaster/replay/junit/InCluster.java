package copytaster.replay.junit;

import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.AccountReader;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.cluster.ClusterReplay;
import copytaster.replay.cluster.Pace;
import copytaster.replay.cluster.Recorder;
import copytaster.replay.cluster.Recording;
import copytaster.replay.cluster.Target;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Replays on a real broker, with enrich as it runs in a newsroom; the broker is started with the first capture. */
final class InCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_NANOS = 100_000_000;

    private final Path folder;
    private final EmbeddedKafka broker;
    private int replays;

    InCluster() {
        try {
            folder = Files.createTempDirectory("copytaster-replay-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the broker: " + e.getMessage(), e);
        }
        broker = new EmbeddedKafka(folder.resolve("kafka"), 0);
        broker.start();
    }

    synchronized Replayed replay(Path capture) {
        int number = ++replays;
        CaptureHeader header;
        try (var reader = new CaptureReader(capture)) {
            header = reader.header();
        }
        String prefix = "replay-" + number + ".";
        var kafka = new KafkaSettings(broker.bootstrapServers(), prefix, wires(header), 1, 0, Map.of());
        new ClusterReplay(Target.ofItsOwn(kafka, header, Set.of("wire.raw")), Pace.MAX, null, false)
                .run(capture, false, () -> false, done -> {});
        EnrichSettings settings = new EnrichSettings(
                "replay-" + number, folder.resolve("enrich-" + number), null, 0, null, 0, null, null, 0, 0, null);
        try (var enrich = new Enrich(settings, kafka)) {
            enrich.start();
            awaitRest(kafka, settings);
        }
        return recorded(header, kafka, settings);
    }

    @Override
    public void close() {
        broker.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }

    /** What stands on the topics now, as the capture's house would have it. */
    private Replayed recorded(CaptureHeader header, KafkaSettings kafka, EnrichSettings settings) {
        var topics = new Topics(kafka);
        Path file = folder.resolve(settings.applicationId() + ".capture");
        new Recorder(kafka, new Recording(topics(kafka, topics), null, null, false, Duration.ZERO))
                .record(file, () -> false, done -> {});
        var raw = new ArrayList<CapturedRecord>();
        var told = new ArrayList<CapturedRecord>();
        try (var reader = new CaptureReader(file)) {
            reader.forEachRemaining(
                    record -> (record.getTopic().equals(topics.wireRaw().name()) ? raw : told).add(record));
            var accounts = new AccountReader(settings, kafka).read();
            var origin = new CaptureHeader.Origin(
                    "embedded", kafka.topicPrefix(), header.origin().begins(), "a test");
            var named = new CaptureHeader(
                    origin,
                    List.of(),
                    header.from(),
                    header.to(),
                    0,
                    0,
                    "",
                    reader.header().schemas());
            return InTopology.replayed(named, topics, settings, raw, told, accounts, Place.CLUSTER);
        }
    }

    private static List<String> topics(KafkaSettings kafka, Topics topics) {
        var wanted = new ArrayList<>(List.of(
                topics.wireRaw().name(),
                topics.wireEnriched().name(),
                topics.wireDead().name()));
        String desks = kafka.topicPrefix() + "desk.";
        try (Admin admin = Admin.create(kafka.client())) {
            admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(desks))
                    .sorted()
                    .forEach(wanted::add);
            return wanted;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be listed", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void awaitRest(KafkaSettings kafka, EnrichSettings settings) {
        String raw = new Topics(kafka).wireRaw().name();
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(kafka.client())) {
            var asked = new HashMap<TopicPartition, OffsetSpec>();
            for (int wire = 0; wire < kafka.partitions(); wire++) {
                asked.put(new TopicPartition(raw, wire), OffsetSpec.latest());
            }
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(asked).all().get();
            while (!isAtRest(admin, settings.applicationId(), ends)) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("enrich has not come to the end of " + raw + " within " + PATIENCE);
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how far enrich is", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean isAtRest(Admin admin, String group, Map<TopicPartition, ListOffsetsResultInfo> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var behind = new HashSet<>(ends.keySet());
        behind.removeIf(partition -> {
            OffsetAndMetadata offset = committed.get(partition);
            return ends.get(partition).offset() == 0
                    || (offset != null && offset.offset() >= ends.get(partition).offset());
        });
        return behind.isEmpty();
    }

    private static int wires(CaptureHeader header) {
        return header.topics().stream()
                        .filter(topic -> header.plain(topic.name()).equals("wire.raw"))
                        .flatMap(topic -> topic.offsets().keySet().stream())
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted during a replay", e);
    }
}
