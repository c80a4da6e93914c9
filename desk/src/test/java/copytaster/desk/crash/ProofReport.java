package copytaster.desk.crash;

import copytaster.replay.guarantees.Evidence;
import copytaster.replay.guarantees.Indexed;
import copytaster.replay.guarantees.Oracle;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Tells in a few lines what was done to the pipeline and what became of the stories. */
final class ProofReport {

    private final long seed;
    private final List<Crash> crashes;

    ProofReport(long seed, List<Crash> crashes) {
        this.seed = seed;
        this.crashes = crashes;
    }

    String of(Evidence evidence, int aborted, Stage enrich, Stage sink, Duration took) {
        var oracle = new Oracle(evidence.deliveries());
        Set<String> expected = new HashSet<>(oracle.inForce().keySet());
        expected.addAll(oracle.killed());
        Set<String> emitted = evidence.emitted();
        Indexed index = evidence.index().orElseThrow();
        Set<String> indexed = index.byKey().keySet();
        Set<String> refused = evidence.refused();
        long lost = expected.stream()
                .filter(key -> !emitted.contains(key) || (!indexed.contains(key) && !refused.contains(key)))
                .count();
        long states = evidence.emissions().stream()
                .map(emission -> emission.getKey() + "@" + emission.getRevision())
                .distinct()
                .count();
        return String.format(
                Locale.ROOT,
                """

                Crash test, seed %d, %d s
                  kills          %d: enrich %d, sink %d; inside an open transaction %d, while starting up %d
                  stories in     %d deliveries of %d stories, %d of them killed
                  out            %d records on wire.enriched, %d more in aborted transactions
                  index          %d stories, %d versions; dead letters %d
                  lost           %d
                  doubled        %d
                  at work again  enrich after %s, sink after %s (median, longest)
                """,
                seed,
                took.toSeconds(),
                crashes.size(),
                count(crashes.stream().filter(crash -> crash.stage().equals(enrich.name()))),
                count(crashes.stream().filter(crash -> crash.stage().equals(sink.name()))),
                count(crashes.stream().filter(Crash::insideTransaction)),
                count(crashes.stream().filter(Crash::startingUp)),
                evidence.deliveries().size(),
                expected.size(),
                oracle.killed().size(),
                evidence.enriched().size(),
                aborted,
                index.stories().size(),
                index.versions().size(),
                evidence.dead().size(),
                lost,
                evidence.enriched().size() - states + index.stories().size() - indexed.size(),
                median(enrich.recoveries()),
                median(sink.recoveries()));
    }

    private static long count(Stream<?> things) {
        return things.count();
    }

    private static String median(List<Duration> recoveries) {
        if (recoveries.isEmpty()) {
            return "no crash";
        }
        List<Duration> sorted = recoveries.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.1f s, %.1f s",
                sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                sorted.getLast().toMillis() / 1000.0);
    }
}
