package copytaster.sink;

import copytaster.schemas.EnrichedStory;
import copytaster.sink.DeadLetters.DeadLetter;
import copytaster.sink.Outcome.Indexed;
import copytaster.sink.Outcome.Refused;
import copytaster.sink.Outcome.Settled;
import copytaster.sink.Outcome.Stale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** The records of one poll on their way into the index: what each is, and in the end what became of it. */
final class EnrichedBatch {

    private static final Settled STALE = new Stale();

    /** What is to be done with a record. */
    private sealed interface Reading {
        record ToIndex(StoryDocument document) implements Reading {}

        record Done(Settled settled) implements Reading {}

        /** Of a later generation: another sink's. */
        record Ahead() implements Reading {}
    }

    private record Line(ConsumerRecord<byte[], byte[]> source, Reading reading) {}

    private final Deserializer<EnrichedStory> deserializer;
    private final int generation;
    private final List<Line> lines = new ArrayList<>();

    EnrichedBatch(
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            Deserializer<EnrichedStory> deserializer,
            int generation,
            Instant now) {
        this.deserializer = deserializer;
        this.generation = generation;
        records.forEach(record -> lines.add(new Line(record, read(record, now))));
    }

    /** The documents to bring into the index, in their order. */
    List<StoryDocument> documents() {
        List<StoryDocument> documents = new ArrayList<>();
        for (Line line : lines) {
            if (line.reading instanceof Reading.ToIndex toIndex) {
                documents.add(toIndex.document);
            }
        }
        return documents;
    }

    /** What came of it all, for the records that are still ours. */
    Result result(List<Settled> outcomes, Predicate<ConsumerRecord<byte[], byte[]>> ours) {
        long indexed = 0;
        long stale = 0;
        long ahead = 0;
        List<DeadLetter> dead = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        Iterator<Settled> outcome = outcomes.iterator();
        for (Line line : lines) {
            Optional<Settled> settled =
                    switch (line.reading) {
                        case Reading.ToIndex toIndex -> Optional.of(outcome.next());
                        case Reading.Done done -> Optional.of(done.settled);
                        case Reading.Ahead other -> Optional.empty();
                    };
            if (!ours.test(line.source)) {
                continue;
            }
            if (settled.isEmpty()) {
                ahead++;
                continue;
            }
            switch (settled.get()) {
                case Indexed written -> {
                    indexed++;
                    if (line.reading instanceof Reading.ToIndex toIndex && toIndex.document.newText()) {
                        arrivals.add(new Arrival(toIndex.document, line.source.headers()));
                    }
                }
                case Stale old -> stale++;
                case Refused refused -> dead.add(new DeadLetter(line.source, refused.reason()));
            }
        }
        return new Result(
                new SinkAccount(indexed + stale + dead.size(), indexed, stale, dead.size(), ahead), dead, arrivals);
    }

    /** A version of a story that is in the index now. */
    record Arrival(StoryDocument document, Headers headers) {

        String provider() {
            return document.key().substring(0, Math.max(0, document.key().indexOf('/')));
        }
    }

    record Result(SinkAccount account, List<DeadLetter> dead, List<Arrival> arrivals) {}

    private Reading read(ConsumerRecord<byte[], byte[]> source, Instant now) {
        EnrichedStory story;
        try {
            story = deserializer.deserialize(source.topic(), source.value());
        } catch (RuntimeException undecodable) {
            return new Reading.Done(new Refused("cannot be decoded: " + undecodable.getMessage()));
        }
        if (story == null) {
            // The contract with the agency has ended. Its documents carry the same end, and are taken out by it.
            return new Reading.Done(STALE);
        }
        StoryDocument document;
        try {
            document = StoryDocument.of(story);
        } catch (IllegalArgumentException unusable) {
            return new Reading.Done(new Refused("the story cannot be indexed: " + unusable.getMessage()));
        }
        // A kill is for every generation, and for ever.
        if (!document.killed() && document.generation() > generation) {
            return new Reading.Ahead();
        }
        if (!document.killed()
                && document.expiry().filter(end -> !end.isAfter(now)).isPresent()) {
            return new Reading.Done(STALE);
        }
        return new Reading.ToIndex(document);
    }
}
