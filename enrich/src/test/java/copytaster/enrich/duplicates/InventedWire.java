package copytaster.enrich.duplicates;

import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A wire that is judged as it comes, a story an hour unless told otherwise. */
final class InventedWire {

    private static final Instant BEGIN = Instant.parse("2026-01-02T06:00:00Z");

    private final Neighbourhood window = new Neighbourhood();
    private Duration passed = Duration.ZERO;
    private boolean recurring;

    InventedWire later(Duration by) {
        passed = passed.plus(by);
        return this;
    }

    /** What comes from here on is an instance of what comes again and again. */
    InventedWire recurring() {
        recurring = true;
        return this;
    }

    Verdict receive(String key, String headline, String body) {
        String[] parts = key.split("/");
        return receive(Story.newBuilder()
                .setProvider(parts[0])
                .setId(parts[1])
                .setHeadline(headline)
                .setBody(body)
                .build());
    }

    Verdict receive(Story story) {
        Finding finding = Judge.judge(print(story), story.getSignals(), recurring, window);
        window.add("%013d".formatted(BEGIN.plus(passed).toEpochMilli()), finding.print());
        passed = passed.plus(Duration.ofHours(1));
        return finding.verdict();
    }

    private Fingerprint print(Story story) {
        return Fingerprinter.print(story, Cleaner.clean(story), List.of(), BEGIN.plus(passed));
    }
}
