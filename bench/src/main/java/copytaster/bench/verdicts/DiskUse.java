package copytaster.bench.verdicts;

import copytaster.schemas.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Bytes on disk: of the broker's topics, and of an application's stores. */
final class DiskUse {

    private DiskUse() {}

    /** By topic. */
    static Map<String, Long> ofTopics(KafkaSettings kafka) {
        var bytes = new TreeMap<String, Long>();
        try (Admin admin = Admin.create(kafka.client())) {
            var brokers = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .forEach(log ->
                            bytes.merge(log.getKey().topic(), log.getValue().size(), Long::sum));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell its sizes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return bytes;
    }

    /** By store, of a closed application: the folders below {@code rocksdb}. */
    static Map<String, Long> ofStores(Path state) {
        var bytes = new TreeMap<String, Long>();
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path folder = file.getParent();
                if (folder.getParent().endsWith("rocksdb")) {
                    bytes.merge(folder.getFileName().toString(), Files.size(file), Long::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }
}
