package copytaster.enrich;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How enrich runs. A null or 0 stands for the default.
 *
 * @param applicationId Kafka Streams' application id: consumer group, and prefix of its internal topics; default
 *     {@code copytaster-enrich}
 * @param stateDir where the state stores lie; default {@code data/enrich}. A volume that outlives the process saves a
 *     restore
 * @param instanceId names this instance among several, for static membership: a restart within ten seconds moves no
 *     wire; default made from the machine's name and {@code stateDir}
 * @param generation counts re-runs with other rules or another algorithm; default 0
 * @param after with a generation above 0, the application id of the generation before it, whose desk topics this one
 *     goes on with; {@code none} where there was none. Default none given
 * @param standbys copies of the state on other instances; default 1
 * @param rules a file of desks and topic queries to begin with, where none are in force yet; default none
 * @param window how long a story can be found as the original of a copy; default 72 hours
 * @param bookDays days after which a story without news is forgotten here (not in the index); default 60
 * @param almanacDays days before today in which the form of a story is known again; default 60
 * @param streams any Kafka Streams property, passed through as it is
 */
public record EnrichSettings(
        @Nullable String applicationId,
        @Nullable Path stateDir,
        @Nullable String instanceId,
        int generation,
        @Nullable String after,
        @Nullable Integer standbys,
        @Nullable Path rules,
        @Nullable Duration window,
        int bookDays,
        int almanacDays,
        @Nullable Map<String, String> streams) {

    public EnrichSettings {
        applicationId = applicationId == null ? "copytaster-enrich" : applicationId;
        stateDir = stateDir == null ? Path.of("data", "enrich") : stateDir;
        standbys = standbys == null ? Integer.valueOf(1) : standbys;
        window = window == null ? Duration.ofHours(72) : window;
        bookDays = bookDays == 0 ? 60 : bookDays;
        almanacDays = almanacDays == 0 ? 60 : almanacDays;
        streams = streams == null ? Map.of() : Map.copyOf(streams);
        if (generation < 0 || standbys < 0 || bookDays < 0 || almanacDays < 0) {
            throw new IllegalArgumentException("generation, standbys, bookDays and almanacDays: must not be negative");
        }
        if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(bookDays)) > 0) {
            throw new IllegalArgumentException("window: must be positive and at most bookDays, not " + window);
        }
    }

    /** Everything by default. */
    public static EnrichSettings defaults() {
        return new EnrichSettings(null, null, null, 0, null, null, null, null, 0, 0, null);
    }

    /** The same with its state elsewhere. */
    public EnrichSettings in(Path directory) {
        return new EnrichSettings(
                applicationId,
                directory,
                instanceId,
                generation,
                after,
                standbys,
                rules,
                window,
                bookDays,
                almanacDays,
                streams);
    }
}
