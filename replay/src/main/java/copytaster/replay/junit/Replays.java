package copytaster.replay.junit;

import copytaster.enrich.EnrichSettings;
import copytaster.enrich.desks.Rules;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.wires.OtherRules;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The replays of a whole test run: each capture once in each place, and one broker for all. */
@SuppressWarnings("deprecation") // Stores of JUnit 5.12 and earlier close nothing else.
final class Replays implements AutoCloseable, CloseableResource {

    private final Map<String, Replayed> known = new HashMap<>();
    private final Map<String, Path> captures = new HashMap<>();
    private @Nullable InCluster cluster;

    synchronized Replayed of(Class<?> test, ReplayTest asked, Place place) {
        String name = test.getPackageName() + " " + asked.value() + " " + asked.rules();
        Path capture = captures.computeIfAbsent(name, one -> capture(test, asked));
        Replayed replayed = known.get(place + " " + name);
        if (replayed == null) {
            replayed = switch (place) {
                case TEST -> InTopology.replay(capture, EnrichSettings.defaults());
                case CLUSTER -> cluster().replay(capture);
            };
            known.put(place + " " + name, replayed);
        }
        return replayed;
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private InCluster cluster() {
        if (cluster == null) {
            cluster = new InCluster();
        }
        return cluster;
    }

    private static Path capture(Class<?> test, ReplayTest asked) {
        Path capture = file(test, asked.value());
        if (asked.rules().isEmpty()) {
            return capture;
        }
        try {
            RuleSet rules = Rules.ruleSet(Files.readString(file(test, asked.rules())));
            Rules.of(rules);
            return under(rules, capture);
        } catch (IOException e) {
            throw new UncheckedIOException(asked.rules() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path under(RuleSet rules, Path capture) throws IOException {
        Path file = temporary("other-rules").resolveSibling("other-rules-" + System.nanoTime() + ".capture");
        file.toFile().deleteOnExit();
        try (var reader = new CaptureReader(capture)) {
            var topics = VirtualRun.topics(reader.header());
            var others = new OtherRules(topics.wireRaw(), rules);
            try (var writer = new CaptureWriter(file, reader.header().origin(), topics.schemas())) {
                reader.forEachRemaining(record -> others.inPlaceOf(record).forEach(writer::write));
                writer.finish();
            }
        }
        return file;
    }

    private static Path file(Class<?> test, String name) {
        try (InputStream resource = test.getResourceAsStream(name)) {
            if (resource == null) {
                Path file = Path.of(name);
                if (Files.isRegularFile(file)) {
                    return file;
                }
                throw new IllegalArgumentException(name + " is neither a resource beside " + test.getName()
                        + " nor a file in " + Path.of("").toAbsolutePath());
            }
            Path file = temporary(Path.of(name).getFileName().toString());
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path temporary(String name) throws IOException {
        Path file = Files.createTempFile("copytaster-", "-" + name);
        file.toFile().deleteOnExit();
        return file;
    }
}
