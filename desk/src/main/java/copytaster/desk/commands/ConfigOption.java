package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that needs to know the newsroom's Kafka, index and feeds. */
public final class ConfigOption {
    private static final Path USUAL = Path.of("copytaster.yml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "What to read the configuration from; by default the file that COPYTASTER_CONFIG names,"
                    + " else ./copytaster.yml, else only the environment.")
    private @Nullable Path file;

    @Option(names = "--verbose", description = "Show the whole stack when something fails.")
    private boolean verbose;

    /** Reads the file and the environment. */
    public Configuration load() {
        return Configuration.load(file(), System.getenv());
    }

    private @Nullable Path file() {
        if (file != null) {
            return file;
        }
        Map<String, String> environment = System.getenv();
        String named = environment.getOrDefault("COPYTASTER_CONFIG", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        return Files.exists(USUAL) ? USUAL : null;
    }
}
