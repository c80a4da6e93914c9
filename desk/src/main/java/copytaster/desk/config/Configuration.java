package copytaster.desk.config;

import copytaster.ingest.FeedSettings;
import copytaster.ingest.IngestSettings;
import copytaster.schemas.KafkaSettings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that {@code copytaster.yml} and the environment say, one record a section. */
public record Configuration(
        KafkaSettings kafka, Map<String, FeedSettings> feeds, IngestSettings ingest, DeskSettings desk) {

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
