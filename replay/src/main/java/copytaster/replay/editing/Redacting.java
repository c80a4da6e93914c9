package copytaster.replay.editing;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.redaction.KeptWords;
import copytaster.replay.redaction.Redaction;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.Judgement;
import copytaster.schemas.RawStory;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Tick;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capture of {@code wire.raw} in invented words. What cannot be redacted is left out and counted: other topics,
 * which a replay makes again; what nobody can read; and models, which hold the words they were learned from. Rules stay as
 * they are, and the words in them are kept in the stories, so that desks still find theirs.
 */
public final class Redacting {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");

    /** Headers that say nothing of the text; any other might hold a file's name or an address. */
    private static final Set<String> KEPT_HEADERS = Set.of(WireHeaders.FEED, WireHeaders.INGESTED, WireHeaders.TRACE);

    private final Redaction redaction;
    private final Topic<String, SpecificRecord> raw;
    private final TreeMap<String, Integer> leftOut = new TreeMap<>();

    private Redacting(Redaction redaction, Topics topics) {
        this.redaction = redaction;
        this.raw = topics.wireRaw();
    }

    /**
     * What was written.
     *
     * @param leftOut how many records of which kind are not in it
     */
    public record Written(CaptureHeader header, TreeMap<String, Integer> leftOut) {}

    /**
     * @param secret decides the invented words, at least 16 bytes; whoever has it and the original could compare
     * @param kept words that stay
     * @throws copytaster.replay.captures.CaptureException where the capture breaks: nothing is written then
     */
    public static Written redact(Path from, Path to, byte[] secret, KeptWords kept, DoubleConsumer progress) {
        KeptWords all = kept.plus(KeptWords.of(wordsOfRules(from)));
        try (var reader = new CaptureReader(from)) {
            CaptureHeader header = reader.header();
            Topics topics = VirtualRun.topics(header);
            var redacting = new Redacting(new Redaction(secret, all), topics);
            var origin = header.origin().beginning(header.origin().begins(), "redacted");
            try (var writer = new CaptureWriter(to, origin, topics.schemas())) {
                while (reader.hasNext()) {
                    redacting.redacted(reader.next()).ifPresent(writer::write);
                    progress.accept(reader.progress());
                }
                return new Written(writer.finish(), redacting.leftOut);
            }
        }
    }

    private Optional<CapturedRecord> redacted(CapturedRecord record) {
        if (!record.getTopic().equals(raw.name())) {
            return leave(record.getTopic());
        }
        try {
            SpecificRecord value = raw.value().deserializer().deserialize(raw.name(), Records.value(record));
            return switch (value) {
                case null -> leave("records without a value");
                case RawStory story -> Optional.of(with(record, redaction.key(key(record)), redaction.redact(story)));
                case Judgement judgement -> Optional.of(with(record, key(record), redaction.redact(judgement)));
                case RuleSet rules -> Optional.of(with(record, key(record), rules));
                case Tick tick -> Optional.of(with(record, key(record), tick));
                default -> leave(value.getSchema().getName());
            };
        } catch (SerializationException unreadable) {
            return leave("what nobody can read");
        }
    }

    private Optional<CapturedRecord> leave(String what) {
        leftOut.merge(what, 1, Integer::sum);
        return Optional.empty();
    }

    private CapturedRecord with(CapturedRecord record, @Nullable String key, SpecificRecord value) {
        List<CapturedHeader> headers = record.getHeaders().stream()
                .filter(header -> KEPT_HEADERS.contains(header.getName()))
                .toList();
        return CapturedRecord.newBuilder(record)
                .setKey(key == null ? null : ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
                .setValue(ByteBuffer.wrap(raw.value().serializer().serialize(raw.name(), value)))
                .setHeaders(headers)
                .build();
    }

    private static @Nullable String key(CapturedRecord record) {
        byte[] key = Records.key(record);
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    private static Set<String> wordsOfRules(Path from) {
        var words = new TreeSet<String>();
        try (var reader = new CaptureReader(from)) {
            Topic<String, SpecificRecord> raw =
                    VirtualRun.topics(reader.header()).wireRaw();
            reader.forEachRemaining(record -> {
                if (record.getTopic().equals(raw.name())) {
                    words.addAll(words(raw, record));
                }
            });
        }
        return words;
    }

    private static Set<String> words(Topic<String, SpecificRecord> raw, CapturedRecord record) {
        try {
            SpecificRecord value = raw.value().deserializer().deserialize(raw.name(), Records.value(record));
            return value instanceof RuleSet rules
                    ? WORD.matcher(rules.getText())
                            .results()
                            .map(MatchResult::group)
                            .collect(Collectors.toSet())
                    : Set.of();
        } catch (SerializationException unreadable) {
            return Set.of();
        }
    }
}
