package copytaster.bench.almanac;

import copytaster.bench.duplicates.LabelledWire;
import copytaster.enrich.almanac.Almanac;
import copytaster.enrich.almanac.Recurrence;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.duplicates.Neighbourhood;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Feeds six weeks of a wire through fingerprint, almanac and verdict in order: how many stories are instances of what
 * recurs, what of them the verdict joins with another day's, what the almanac weighs. Usage:
 * {@code AlmanacBench FOLDER [SAMPLES]} with {@code stories.jsonl.gz} in it.
 */
public final class AlmanacBench {

    private static final Duration WINDOW = Duration.ofHours(72);
    private static final Duration ANOTHER_DAY = Duration.ofHours(20);

    private record Judged(Story story, Instant seen, Recurrence recurrence, Finding finding) {}

    private final Almanac almanac = new Almanac(60);
    private final Neighbourhood window = new Neighbourhood();
    private final Map<String, Instant> clusters = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();
    private long hashes;
    private long recallNanos;

    private AlmanacBench() {}

    public static void main(String[] args) throws IOException {
        var bench = new AlmanacBench();
        Instant published = Instant.EPOCH;
        for (LabelledWire.Sent sent : LabelledWire.read(Path.of(args[0]))) {
            // Some times in the file go back; a wire's clock does not.
            published = sent.published().isBefore(published) ? published : sent.published();
            bench.take(sent.story(), published);
        }
        bench.report();
        bench.sample(args.length > 1 ? Integer.parseInt(args[1]) : 10);
    }

    private void take(Story story, Instant seen) {
        long day = Math.floorDiv(seen.getEpochSecond(), Duration.ofDays(1).toSeconds());
        for (long over : almanac.openBefore(day)) {
            int[] forms = almanac.formsOf(over);
            hashes += forms.length;
            almanac.close(over, forms);
        }
        Fingerprint print = Fingerprinter.print(story, Cleaner.clean(story), List.of(), seen);
        long start = System.nanoTime();
        Recurrence recurrence = almanac.recall(print.skeleton(), day);
        recallNanos += System.nanoTime() - start;
        window.before(key(seen.minus(WINDOW), 0)).forEach(window::remove);
        Finding finding = Judge.judge(print, story.getSignals(), recurrence.recurs(), window);
        window.add(key(seen, judged.size()), finding.print());
        Instant first = clusters.computeIfAbsent(finding.verdict().getClusterId(), unused -> seen);
        long behind = Duration.between(first, seen).toMinutes();
        if (Almanac.counts(finding.verdict().getRelation(), behind)) {
            almanac.note(day, print.skeleton());
        }
        judged.add(new Judged(story, seen, recurrence, finding));
    }

    private void report() {
        var days = new TreeMap<LocalDate, int[]>();
        var seen = new HashMap<String, Instant>();
        int late = 0;
        int lateRecurring = 0;
        for (Judged story : judged) {
            int[] counts = days.computeIfAbsent(LocalDate.ofEpochDay(day(story)), unused -> new int[3]);
            counts[0]++;
            counts[1] += story.recurrence.recurs() ? 1 : 0;
            counts[2] += story.finding.print().skeleton().length == 0 ? 1 : 0;
            seen.put(story.story.getId(), story.seen);
            String original = story.finding.verdict().getRelatedTo();
            if (original != null) {
                Instant before = seen.get(original.substring(original.indexOf('/') + 1));
                if (Duration.between(before, story.seen).compareTo(ANOTHER_DAY) >= 0) {
                    late++;
                    lateRecurring += story.recurrence.recurs() ? 1 : 0;
                }
            }
        }
        System.out.println("day         stories  recurring  without form");
        days.forEach((day, counts) -> System.out.printf("%s %8d %10d %13d%n", day, counts[0], counts[1], counts[2]));
        System.out.printf(
                "%d stories, %d recurring; %d joined with a story 20 hours older or more, %d of them recurring%n",
                judged.size(),
                judged.stream().filter(story -> story.recurrence.recurs()).count(),
                late,
                lateRecurring);
        System.out.printf(
                "%.1f bytes of closed days a story, %.1f microseconds to recall one%n",
                4.0 * hashes / judged.size(), recallNanos / 1e3 / judged.size());
    }

    private void sample(int samples) {
        var random = new Random(4);
        for (boolean recurring : List.of(true, false)) {
            System.out.println(recurring ? "recurring, for example:" : "once or seldom, for example:");
            var some = new ArrayList<>(judged.stream()
                    .filter(story -> story.recurrence.recurs() == recurring)
                    .toList());
            Collections.shuffle(some, random);
            some.stream()
                    .limit(samples)
                    .forEach(story -> System.out.printf(
                            "  %s %s | %s | %d days%n",
                            story.story.getId(),
                            LocalDate.ofEpochDay(day(story)),
                            story.story.getHeadline(),
                            story.recurrence.days()));
        }
    }

    private static long day(Judged story) {
        return Math.floorDiv(story.seen.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    private static String key(Instant time, long number) {
        return "%013d-%012d".formatted(time.toEpochMilli(), number);
    }
}
