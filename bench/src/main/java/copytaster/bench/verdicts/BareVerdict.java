package copytaster.bench.verdicts;

import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.enrich.almanac.Almanac;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Fingerprint, what recurs, verdict and running story as the topology makes them, without tags, without stores, without Kafka. */
public final class BareVerdict {

    static final Duration WINDOW = Duration.ofHours(72);

    private static final int ALMANAC_DAYS = 60;

    /** A story that is ready to be judged. */
    record Printed(Sent sent, CleanText text, Fingerprint print) {}

    private final Neighbourhood window = new Neighbourhood();
    private final ThreadIndex threads = new ThreadIndex();
    private final Almanac almanac = new Almanac(ALMANAC_DAYS);
    private long number;

    static Printed print(Sent sent) {
        CleanText text = Cleaner.clean(sent.story());
        return new Printed(sent, text, Fingerprinter.print(sent.story(), text, List.of(), sent.seen()));
    }

    Finding judge(Printed printed) {
        boolean recurring =
                almanac.recall(printed.print().skeleton(), day(printed.sent())).recurs();
        return Judge.judge(printed.print(), printed.sent().story().getSignals(), recurring, window, Set.of());
    }

    Finding follow(Printed printed, Finding found) {
        return ThreadFinder.follow(found, printed.text(), threads);
    }

    /** Takes a story into the window, in place of its earlier version, and lets go of what the window has left behind. */
    void remember(Printed printed, Finding found) {
        forget(printed.print().key());
        window.add("%013d-%012d".formatted(printed.sent().seen().toEpochMilli(), number++), found.print());
        threads.add(found.print());
        window.before("%013d".formatted(printed.sent().seen().minus(WINDOW).toEpochMilli()))
                .forEach(this::forget);
        long today = day(printed.sent());
        almanac.openBefore(today).forEach(over -> almanac.close(over, almanac.formsOf(over)));
        almanac.beyondHorizon(today).forEach(almanac::forget);
        if (Almanac.counts(found.verdict().getRelation(), 0)) {
            almanac.note(today, printed.print().skeleton());
        }
    }

    /** How many stories are in the window, the last one among them. */
    public int size() {
        return window.size();
    }

    /** All of it, for a story that came at {@code seen}. */
    public Finding pass(Story story, Instant seen) {
        return pass(new Sent(story, seen));
    }

    Finding pass(Sent sent) {
        Printed printed = print(sent);
        Finding found = follow(printed, judge(printed));
        remember(printed, found);
        return found;
    }

    private static long day(Sent sent) {
        return Math.floorDiv(sent.seen().toEpochMilli(), Duration.ofDays(1).toMillis());
    }

    private void forget(String key) {
        window.remove(key);
        threads.remove(key);
    }
}
