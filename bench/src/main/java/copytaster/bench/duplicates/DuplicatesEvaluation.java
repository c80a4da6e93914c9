package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.duplicates.Neighbourhood;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds a labelled wire through fingerprint and verdict in order, once, and scores the pairs that end in one cluster
 * against a person's. Usage: {@code DuplicatesEvaluation FOLDER [--labels FILE]... [--pairs]}. The folder holds the
 * stories and, unless others are named, its labels: {@code duplicates.json} or {@code labels.json}. With {@code --pairs}
 * every pair that was judged wrongly is told.
 */
public final class DuplicatesEvaluation {

    private static final Duration WINDOW = Duration.ofHours(72);

    private DuplicatesEvaluation() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Labels> labels = Labels.named(folder, args);
        boolean pairs = List.of(args).contains("--pairs");
        List<Sent> wire = LabelledWire.read(folder);
        Map<String, Verdict> verdicts = judge(wire);
        var total = new PairScore("all");
        for (Labels label : labels) {
            PairScore score = PairScore.of(label, wire, verdicts);
            System.out.print(score);
            if (pairs) {
                score.mistakes(wire, verdicts).forEach(System.out::println);
            }
            total.add(score);
        }
        if (labels.size() > 1) {
            System.out.print(total);
        }
    }

    /** The verdict on each story by its id, in wire order. */
    static Map<String, Verdict> judge(List<Sent> wire) {
        var verdicts = new LinkedHashMap<String, Verdict>();
        var window = new Neighbourhood();
        int largest = 0;
        long start = System.nanoTime();
        for (Sent sent : wire) {
            Fingerprint print =
                    Fingerprinter.print(sent.story(), Cleaner.clean(sent.story()), List.of(), sent.published());
            window.before(key(sent.published().minus(WINDOW), 0)).forEach(window::remove);
            Finding finding = Judge.judge(print, sent.story().getSignals(), false, window);
            window.add(key(sent.published(), verdicts.size()), finding.print());
            verdicts.put(sent.story().getId(), finding.verdict());
            largest = Math.max(largest, window.size());
        }
        System.out.printf(
                "%d stories, %.0f a second on one thread, at most %d in the window%n",
                wire.size(), wire.size() / ((System.nanoTime() - start) / 1e9), largest);
        return verdicts;
    }

    private static String key(Instant time, long number) {
        return "%013d-%012d".formatted(time.toEpochMilli(), number);
    }
}
