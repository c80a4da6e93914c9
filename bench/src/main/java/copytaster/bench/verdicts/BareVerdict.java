package copytaster.bench.verdicts;

import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.duplicates.Neighbourhood;
import copytaster.enrich.text.Cleaner;
import java.time.Duration;
import java.util.List;

/** Fingerprint and verdict as the topology makes them, without tags, without stores, without Kafka. */
final class BareVerdict {

    static final Duration WINDOW = Duration.ofHours(72);

    private final Neighbourhood window = new Neighbourhood();
    private long number;

    int size() {
        return window.size();
    }

    static Fingerprint print(Sent sent) {
        return Fingerprinter.print(sent.story(), Cleaner.clean(sent.story()), List.of(), sent.seen());
    }

    /** Judges a story by its fingerprint, remembers it, and forgets what the window has left behind. */
    Finding judge(Sent sent, Fingerprint print) {
        window.remove(print.key());
        Finding finding = Judge.judge(print, sent.story().getSignals(), false, window);
        window.add(key(sent.seen().toEpochMilli()), finding.print());
        window.before("%013d".formatted(sent.seen().minus(WINDOW).toEpochMilli()))
                .forEach(window::remove);
        return finding;
    }

    private String key(long time) {
        return "%013d-%012d".formatted(time, number++);
    }
}
