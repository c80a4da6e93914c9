package copytaster.bench.threads;

import copytaster.bench.duplicates.LabelledWire;
import copytaster.bench.duplicates.Labels;
import copytaster.bench.duplicates.Labels.Pair;
import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.duplicates.Neighbourhood;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.enrich.threads.ThreadFinder;
import copytaster.enrich.threads.ThreadIndex;
import copytaster.schemas.Story;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Feeds a wire through fingerprint, verdict and thread finder in order, and scores the pairs that end in one thread against
 * a person's, within and across languages. Usage: {@code ThreadsEvaluation FOLDER [--pairs]}.
 */
public final class ThreadsEvaluation {

    private static final Duration WINDOW = Duration.ofHours(72);
    private static final int LARGEST = 8;

    /** Time of the processor, not of the clock: a measurement may share the machine. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Map<String, List<String>> threads = new LinkedHashMap<>();
    private long nanos;

    private record Told(Story story, String thread, List<String> evidence) {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        var evaluation = new ThreadsEvaluation();
        evaluation.feed(LabelledWire.read(folder));
        evaluation.score(Labels.named(folder, args).getFirst(), List.of(args).contains("--pairs"));
        evaluation.largest();
    }

    private void feed(List<LabelledWire.Sent> wire) {
        CountryTagger tagger = CountryTagger.standard();
        var window = new Neighbourhood();
        var index = new ThreadIndex();
        long number = 0;
        for (LabelledWire.Sent sent : wire) {
            CleanText text = Cleaner.clean(sent.story());
            var countries = tagger.tag(text, sent.story(), "");
            long start = CPU.getCurrentThreadCpuTime();
            Fingerprint print = Fingerprinter.print(sent.story(), text, countries, sent.published());
            for (String old : window.before(key(sent.published().minus(WINDOW).toEpochMilli(), 0))) {
                window.remove(old);
                index.remove(old);
            }
            Finding judged = Judge.judge(print, sent.story().getSignals(), false, window, Set.of());
            Finding found = ThreadFinder.follow(judged, text, index);
            window.add(key(sent.published().toEpochMilli(), number++), found.print());
            index.add(found.print());
            nanos += CPU.getCurrentThreadCpuTime() - start;
            String thread = found.verdict().getThread();
            told.put(
                    sent.story().getId(),
                    new Told(sent.story(), thread, found.verdict().getEvidence()));
            threads.computeIfAbsent(thread, unused -> new ArrayList<>())
                    .add(sent.story().getId());
        }
    }

    private static String key(long time, long number) {
        return "%013d-%012d".formatted(time, number);
    }

    private void score(Labels labels, boolean pairs) {
        Set<Pair> same = labels.same();
        Set<Pair> found = pairs(threads.values());
        for (boolean across : new boolean[] {true, false}) {
            Set<Pair> wanted = among(same, across);
            Set<Pair> joined = among(found, across);
            joined.removeAll(labels.ambiguous());
            long hits = joined.stream().filter(wanted::contains).count();
            double precision = hits / (double) Math.max(1, joined.size());
            double recall = hits / (double) Math.max(1, wanted.size());
            System.out.printf(
                    "%s languages: precision %.3f recall %.3f F1 %.3f (%d of %d pairs, %d wrong)%n",
                    across ? "across" : "within",
                    precision,
                    recall,
                    2 * precision * recall / Math.max(1e-9, precision + recall),
                    hits,
                    wanted.size(),
                    joined.size() - hits);
        }
        long alike = labels.different().stream().filter(found::contains).count();
        System.out.printf(
                "look-alikes joined: %d of %d%n", alike, labels.different().size());
        if (pairs) {
            found.stream().filter(pair -> !same.contains(pair)).forEach(pair -> explain("WRONG", pair));
            same.stream().filter(pair -> !found.contains(pair)).forEach(pair -> explain("MISSED", pair));
        }
    }

    private Set<Pair> among(Set<Pair> pairs, boolean across) {
        var chosen = new TreeSet<Pair>();
        for (Pair pair : pairs) {
            boolean same = told.get(pair.first())
                    .story
                    .getLanguage()
                    .equals(told.get(pair.second()).story.getLanguage());
            if (same != across) {
                chosen.add(pair);
            }
        }
        return chosen;
    }

    private static Set<Pair> pairs(Collection<List<String>> groups) {
        var pairs = new TreeSet<Pair>();
        for (List<String> group : groups) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < Math.min(group.size(), i + 500); j++) {
                    pairs.add(new Pair(group.get(i), group.get(j)));
                }
            }
        }
        return pairs;
    }

    private void explain(String what, Pair pair) {
        Told first = told.get(pair.first());
        Told second = told.get(pair.second());
        System.out.printf(
                "  %s %s %s | %s %s | %s%n",
                what,
                pair.first(),
                first.story.getHeadline(),
                pair.second(),
                second.story.getHeadline(),
                second.evidence);
    }

    private void largest() {
        var sizes = new HashMap<Integer, Integer>();
        threads.values().forEach(members -> sizes.merge(members.size(), 1, Integer::sum));
        long joined = threads.values().stream()
                .filter(members -> members.size() > 1)
                .mapToLong(List::size)
                .sum();
        System.out.printf(
                "%d stories, %d threads, %d stories not alone; %.0f stories a second of one processor (fingerprint, verdict, thread)%n",
                told.size(), threads.size(), joined, told.size() / (nanos / 1e9));
        threads.values().stream()
                .sorted(Comparator.comparingInt(members -> -members.size()))
                .limit(LARGEST)
                .forEach(members -> {
                    System.out.printf("  a thread of %d%n", members.size());
                    int step = Math.max(1, members.size() / 8);
                    for (int i = 0; i < members.size(); i += step) {
                        Told one = told.get(members.get(i));
                        System.out.println("    " + one.story.getHeadline() + " " + one.evidence);
                    }
                });
    }
}
