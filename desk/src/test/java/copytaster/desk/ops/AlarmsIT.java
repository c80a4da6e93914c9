package copytaster.desk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import copytaster.desk.crash.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills each service in turn under a real Prometheus: {@code -Dprometheus=/usr/bin/prometheus}. A build goes without: it
 * takes some minutes, and asks for a program that is not ours.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class AlarmsIT {

    @TempDir
    Path folder;

    @Test
    void theRightAlarmFiresInItsTimeAndNoOther() throws Exception {
        String program = System.getProperty("prometheus", "");
        assumeTrue(!program.isEmpty(), "no -Dprometheus=PROGRAM: alarms are not tried under a real Prometheus");
        var wireGoesOn = new AtomicBoolean(true);
        try (var services = new Services(folder);
                var prometheus = new Prometheus(Path.of(program), folder.resolve("prometheus"), services)) {
            services.start();
            Thread wire = Thread.ofVirtual().start(() -> {
                while (wireGoesOn.get()) {
                    services.story();
                    LockSupport.parkNanos(500_000_000);
                }
            });

            everyQueryHasAResult(prometheus);
            assertThat(quiet(prometheus)).as("what fires when all is well").isTrue();
            for (String killed : List.of("sink", "enrich", "ingest", "desk")) {
                Set<String> seen = new TreeSet<>();
                services.kill(killed);
                long killedAt = System.nanoTime();
                Await.until(
                        () -> seen.addAll(prometheus.firing()) && !seen.isEmpty(),
                        Duration.ofSeconds(60),
                        () -> "an alarm after " + killed + " was killed");
                // Its minute, and how old a scrape and an evaluation may be.
                assertThat(Duration.ofNanos(System.nanoTime() - killedAt))
                        .isLessThan(Duration.ofSeconds(60 / Prometheus.FASTER + 10));
                Await.passing(Duration.ofSeconds(25), () -> seen.addAll(prometheus.firing()));
                services.start(killed);
                services.awaitReady(killed);
                Await.passing(Duration.ofSeconds(30), () -> seen.addAll(prometheus.firing()));

                assertThat(seen).containsExactly("ServiceGone " + killed);
                assertThat(quiet(prometheus)).as("after " + killed + " is back").isTrue();
            }
            wireGoesOn.set(false);
            wire.join();
        }
    }

    private static void everyQueryHasAResult(Prometheus prometheus) throws Exception {
        Map<String, String> queries = OpsFiles.queries();
        var without = new ArrayList<String>();
        Await.within(
                () -> {
                    without.clear();
                    queries.forEach((where, query) -> {
                        // An alarm that does not fire has no result, but its left side has.
                        String asked = where.startsWith("alarm") ? leftSide(query) : query;
                        if (prometheus
                                .query(asked.replace("$__rate_interval", "1m"))
                                .isEmpty()) {
                            without.add(where + ": " + asked);
                        }
                    });
                    return without.isEmpty();
                },
                Duration.ofSeconds(120));
        assertThat(without).isEmpty();
    }

    /** What is compared, up to the comparison; an absence has no data when all is well. */
    private static String leftSide(String query) {
        String left = query.split(" (==|>|<) ")[0];
        return left.startsWith("absent(") ? "up" : left;
    }

    private static boolean quiet(Prometheus prometheus) {
        return Await.within(() -> prometheus.firing().isEmpty(), Duration.ofSeconds(90));
    }
}
