package copytaster.desk.config;

import copytaster.enrich.EnrichSettings;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.IngestSettings;
import copytaster.schemas.KafkaSettings;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.SinkSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that {@code copytaster.yml} and the environment say, one record a section. */
public record Configuration(
        KafkaSettings kafka,
        OpenSearchSettings opensearch,
        @Nullable Map<String, FeedSettings> feeds,
        IngestSettings ingest,
        EnrichSettings enrich,
        SinkSettings sink,
        DeskSettings desk,
        MetricsSettings metrics) {

    public Configuration {
        feeds = feeds == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
    }

    /**
     * @param file what to read; null for the environment and the defaults alone
     * @param environment the process's variables
     * @throws ConfigurationException naming the file, the line and the key that cannot be used
     */
    public static Configuration load(@Nullable Path file, Map<String, String> environment) {
        Entry.Section written = file == null ? Entry.Section.empty("") : YamlEntries.read(file);
        new Environment(environment).overlay(written, Configuration.class);
        return new Binder(new Secrets(environment)).bind(Configuration.class, written);
    }
}
