package copytaster.replay.junit;

import copytaster.enrich.EnrichSettings;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.guarantees.DeadLetter;
import copytaster.replay.guarantees.Evidence;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.Account;
import copytaster.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays in the topology of enrich, in this process. */
final class InTopology {

    private InTopology() {}

    static Replayed replay(Path capture, EnrichSettings settings) {
        try (var reader = new CaptureReader(capture);
                var run = new VirtualRun(settings, reader.header())) {
            var raw = new ArrayList<CapturedRecord>();
            var told = new ArrayList<CapturedRecord>();
            reader.forEachRemaining(record -> {
                if (reader.header().plain(record.getTopic()).equals("wire.raw")) {
                    raw.add(record);
                    told.addAll(run.put(record));
                }
            });
            Topics topics = VirtualRun.topics(reader.header());
            return replayed(reader.header(), topics, settings, raw, told, run.accounts(), Place.TEST);
        }
    }

    /** @param told on all topics behind {@code wire.raw} */
    static Replayed replayed(
            CaptureHeader header,
            Topics topics,
            EnrichSettings settings,
            List<CapturedRecord> raw,
            List<CapturedRecord> told,
            Map<Integer, Account> accounts,
            Place place) {
        var book = new StoryBook(header);
        told.forEach(book::add);
        String enriched = topics.wireEnriched().name();
        String dead = topics.wireDead().name();
        var evidence = new Evidence(
                topics,
                settings,
                raw,
                told.stream()
                        .filter(record -> record.getTopic().equals(enriched))
                        .toList(),
                told.stream()
                        .filter(record -> !record.getTopic().equals(enriched)
                                && !record.getTopic().equals(dead))
                        .toList(),
                DeadLetter.all(told.stream()
                        .filter(record -> record.getTopic().equals(dead))
                        .toList()),
                accounts,
                Optional.empty());
        return new Replayed(book, evidence, place);
    }
}
