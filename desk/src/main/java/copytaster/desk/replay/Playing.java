package copytaster.desk.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.rules.RulesFile;
import copytaster.enrich.EnrichSettings;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.wires.OtherRules;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.StoryJson;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One capture through the topology, in this process. */
final class Playing {

    private final Path file;
    private final EnrichSettings settings;
    private final @Nullable Path rules;
    private final @Nullable Instant until;

    /**
     * @param rules in place of those in the capture; null for these
     * @param until what has this timestamp or a later one is left; null for nothing
     */
    Playing(Path file, EnrichSettings settings, @Nullable Path rules, @Nullable Instant until) {
        this.file = file;
        this.settings = settings;
        this.rules = rules;
        this.until = until;
    }

    /** A JSON line for each enriched story that is no lead-in. */
    void print(PrintWriter out, DoubleConsumer progress) {
        var json = new ObjectMapper();
        try (var reader = new CaptureReader(file)) {
            Topic<String, EnrichedStory> enriched =
                    VirtualRun.topics(reader.header()).wireEnriched();
            play(
                    reader,
                    record -> {
                        boolean told = record.getTopic().equals(enriched.name())
                                && !reader.header().origin().isLeadIn(record.getTimestamp());
                        EnrichedStory story = told
                                ? enriched.value().deserializer().deserialize(enriched.name(), Records.value(record))
                                : null;
                        if (story != null) {
                            out.println(line(json, story));
                        }
                    },
                    progress);
            out.flush();
        }
    }

    /** Everything that comes out, as a capture. */
    CaptureHeader write(Path to, DoubleConsumer progress) {
        try (var reader = new CaptureReader(file)) {
            var origin = reader.header().origin();
            Topics topics = VirtualRun.topics(reader.header());
            try (var writer = new CaptureWriter(
                    to, origin.beginning(origin.begins(), "replayed of " + file.getFileName()), topics.schemas())) {
                play(reader, writer::write, progress);
                return writer.finish();
            }
        }
    }

    /** The stories that come out. */
    StoryBook stories(DoubleConsumer progress) {
        try (var reader = new CaptureReader(file)) {
            var book = new StoryBook(reader.header());
            play(reader, book::add, progress);
            return book;
        }
    }

    private void play(CaptureReader reader, Consumer<CapturedRecord> outcome, DoubleConsumer progress) {
        CaptureHeader header = reader.header();
        if (header.isComplete()
                && header.topics().stream()
                        .noneMatch(topic -> header.plain(topic.name()).equals("wire.raw"))) {
            throw new IllegalArgumentException(
                    file + " holds no wire.raw, and only that can be replayed through enrich");
        }
        Function<CapturedRecord, List<CapturedRecord>> retelling = List::of;
        if (rules != null) {
            var others = new OtherRules(
                    VirtualRun.topics(header).wireRaw(), RulesFile.read(rules).record());
            retelling = others::inPlaceOf;
        }
        try (var run = VirtualRun.of(file, settings, header)) {
            while (reader.hasNext()) {
                CapturedRecord record = reader.next();
                if (until == null || record.getTimestamp() < until.toEpochMilli()) {
                    retelling.apply(record).forEach(one -> run.put(one).forEach(outcome));
                }
                progress.accept(reader.progress());
            }
        }
    }

    private static String line(ObjectMapper json, EnrichedStory story) {
        try {
            return json.writeValueAsString(StoryJson.of(story));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
