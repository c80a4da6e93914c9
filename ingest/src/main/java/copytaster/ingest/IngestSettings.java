package copytaster.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ingest does. A null stands for the default.
 *
 * @param feeds by name: letters, digits, '.', '_' and '-'
 * @param host where pushed wires are taken; default 127.0.0.1, so that a house opens it knowingly
 * @param port for pushed wires, opened only when a feed is pushed; default 8081, 0 for any free one
 * @param ticks whether this instance writes the clock's ticks to every wire; default true, one instance should
 * @param providers a folder of more provider files; default none
 */
public record IngestSettings(
        @Nullable Map<String, FeedSettings> feeds,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Boolean ticks,
        @Nullable String providers) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public IngestSettings {
        var inOrder = new LinkedHashMap<>(feeds == null ? Map.of() : feeds);
        for (String name : inOrder.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "feeds: a name has letters, digits, '.', '_' and '-' only, not '" + name + "'");
            }
        }
        feeds = java.util.Collections.unmodifiableMap(inOrder);
        host = host == null || host.isBlank() ? "127.0.0.1" : host;
        port = port == null ? 8081 : port;
        ticks = ticks == null || ticks;
        providers = providers == null ? "" : providers;
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: 0 to 65535, not " + port);
        }
    }

    /** These feeds, everything else by default. */
    public static IngestSettings of(Map<String, FeedSettings> feeds) {
        return new IngestSettings(feeds, null, null, null, null);
    }
}
