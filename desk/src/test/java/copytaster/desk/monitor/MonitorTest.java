package copytaster.desk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.desk.config.MetricsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MonitorTest {

    private final AtomicReference<Optional<String>> health = new AtomicReference<>(Optional.empty());

    @Test
    void watchersAreToldHowTheServiceIs() throws IOException, InterruptedException {
        try (var monitor = monitor("ingest", 0)) {
            monitor.start();

            assertThat(get(monitor, "/live").statusCode()).isEqualTo(200);
            assertThat(get(monitor, "/ready").statusCode()).isEqualTo(200);
            health.set(Optional.of("feed efe: connection refused"));
            assertThat(get(monitor, "/ready").statusCode()).isEqualTo(503);
            assertThat(get(monitor, "/ready").body()).isEqualTo("feed efe: connection refused\n");
            assertThat(get(monitor, "/live").statusCode()).isEqualTo(200);
            assertThat(get(monitor, "/metrics").headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(get(monitor, "/metrics").body()).contains("# TYPE jvm_memory_used_bytes gauge");
            assertThat(get(monitor, "/metricsx").statusCode()).isEqualTo(404);
            assertThat(get(monitor, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void secondInstanceTakesAnyPortWhereTheUsualOneIsTaken() {
        try (var one = monitor("ingest", null);
                var other = monitor("ingest", null)) {
            one.start();
            other.start();

            assertThat(other.port()).isPositive().isNotEqualTo(one.port());
        }
    }

    @Test
    void configuredPortThatIsTakenStopsTheStart() {
        try (var one = monitor("ingest", 0)) {
            one.start();
            try (var other = monitor("ingest", one.port())) {
                assertThatThrownBy(other::start).hasMessageContaining("set metrics.port");
            }
        }
    }

    private Monitor monitor(String service, Integer port) {
        return new Monitor(service, new MetricsSettings(null, port), health::get);
    }

    private static HttpResponse<String> get(Monitor monitor, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitor.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
