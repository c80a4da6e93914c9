package copytaster.desk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.crash.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class QueriesIT {

    /** What only Prometheus itself has. */
    private static final List<String> OF_PROMETHEUS = List.of("ALERTS");

    private static final int MOST_SERIES = 2000;

    @TempDir
    Path folder;

    @Test
    void everyQueryOfEveryPanelAndAlarmFindsWhatTheServicesShow() throws Exception {
        Map<String, String> queries = OpsFiles.queries();
        assertThat(queries).hasSizeGreaterThan(60);
        try (var services = new Services(folder)) {
            services.start();
            for (int n = 0; n < 20; n++) {
                services.story();
            }

            var without = new ArrayList<String>();
            Await.within(
                    () -> {
                        without.clear();
                        without.addAll(without(queries, services.metrics()));
                        return without.isEmpty();
                    },
                    Duration.ofSeconds(90));

            assertThat(without).as("queries without data").isEmpty();
            for (String service : Services.NAMES) {
                assertThat(services.get(service, "/live")).isEqualTo("live\n");
                List<Series> shown = Series.of(services.get(service, "/metrics"), Map.of());
                assertThat(shown).as("series of " + service).hasSizeLessThan(MOST_SERIES);
                assertThat(shown.stream().map(one -> one.name() + one.labels()).distinct())
                        .hasSameSizeAs(shown);
            }
        }
    }

    private static List<String> without(Map<String, String> queries, List<Series> shown) {
        var without = new ArrayList<String>();
        queries.forEach((where, query) -> {
            for (Selector selector : Selector.of(query.replace("$__rate_interval", "1m"))) {
                if (!OF_PROMETHEUS.contains(selector.metric()) && shown.stream().noneMatch(selector::finds)) {
                    without.add(where + ": " + selector);
                }
            }
        });
        return without;
    }
}
