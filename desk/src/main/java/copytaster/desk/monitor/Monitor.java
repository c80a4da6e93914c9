package copytaster.desk.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import copytaster.desk.Version;
import copytaster.desk.config.MetricsSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whoever watches a service: {@code /metrics} in Prometheus' text format, {@code /live} as long as the process
 * answers at all, {@code /ready} with 200, or with 503 and the reason.
 */
public final class Monitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Map<String, Integer> PORTS =
            Map.of("ingest", 8091, "enrich", 8092, "sink", 8093, "desk", 8094);
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final String service;
    private final MetricsSettings settings;
    private final Supplier<Optional<String>> health;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private @Nullable HttpServer server;

    /** @param health empty when the service is ready, or the reason why not */
    public Monitor(String service, MetricsSettings settings, Supplier<Optional<String>> health) {
        this.service = service;
        this.settings = settings;
        this.health = health;
        registry.config().meterFilter(new KafkaMeters());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        collector.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("service.ready", health, ready -> ready.get().isEmpty() ? 1 : 0)
                .description("1 while /ready answers 200")
                .register(registry);
        Gauge.builder("service.info", () -> 1)
                .description("The release that runs")
                .tag("version", Version.text())
                .register(registry);
    }

    /** What is shown under {@code /metrics}. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** @throws IllegalStateException when the configured port is taken; in place of a taken default any free one does */
    public void start() {
        Integer wanted = settings.port();
        HttpServer starting = wanted == null ? byDefault() : bound(wanted);
        starting.createContext("/metrics", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/metrics")) {
                answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
            } else {
                nothing(exchange);
            }
        });
        starting.createContext("/live", exchange -> answer(exchange, 200, PLAIN, "live\n"));
        starting.createContext("/ready", exchange -> {
            Optional<String> reason = health.get();
            answer(
                    exchange,
                    reason.isEmpty() ? 200 : 503,
                    PLAIN,
                    reason.map(text -> text + "\n").orElse("ready\n"));
        });
        starting.createContext("/", Monitor::nothing);
        starting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        starting.start();
        server = starting;
        LOG.info("{} is watched at http://{}:{}/metrics, /live and /ready", service, settings.host(), port());
    }

    /** The port that is listened on. */
    public int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        collector.close();
        registry.close();
    }

    /** A second instance on the same machine must not be kept from its work by this. */
    private HttpServer byDefault() {
        int port = PORTS.getOrDefault(service, 0);
        try {
            return listening(port);
        } catch (BindException e) {
            LOG.warn("port {} is taken; set metrics.port for {} to be watched at an address that stays", port, service);
            return bound(0);
        } catch (IOException e) {
            throw refused(port, e);
        }
    }

    private HttpServer bound(int port) {
        try {
            return listening(port);
        } catch (IOException e) {
            throw refused(port, e);
        }
    }

    private HttpServer listening(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(settings.host(), port), 0);
    }

    private IllegalStateException refused(int port, IOException cause) {
        return new IllegalStateException(
                service + " cannot be watched on " + settings.host() + ":" + port + " (" + cause.getMessage()
                        + "): set metrics.port",
                cause);
    }

    private static void nothing(HttpExchange exchange) throws IOException {
        answer(exchange, 404, PLAIN, "There is /metrics, /live and /ready.\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean asksForHeaders = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, asksForHeaders ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!asksForHeaders) {
                out.write(body);
            }
        }
    }
}
