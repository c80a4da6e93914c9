package copytaster.desk.config;

import org.jspecify.annotations.Nullable;

/**
 * Where a service tells how it is, to whoever watches it: {@code /metrics}, {@code /live}, {@code /ready}.
 *
 * @param host the address to listen on; there is no token, so that a house opens it knowingly; default 127.0.0.1
 * @param port 0 takes any free one; null is the service's own: ingest 8091, enrich 8092, sink 8093, desk 8094
 */
public record MetricsSettings(
        @Nullable String host, @Nullable Integer port) {

    private static final int HIGHEST_PORT = 65_535;

    public MetricsSettings {
        host = host == null || host.isBlank() ? "127.0.0.1" : host;
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            throw new IllegalArgumentException("port must be 0 to " + HIGHEST_PORT + ", not " + port);
        }
    }
}
