package copytaster.replay.editing;

import copytaster.replay.captures.CaptureException;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.wires.OrdersInForce;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.Judgement;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Writes a part of a capture as a capture of its own, with the orders in force before it and its lead-in. */
public final class Cut {

    private final Wish wish;
    private final Topics topics;
    private final @Nullable Set<String> keys;
    private final OrdersInForce orders;
    private final Set<Integer> begun = new HashSet<>();

    private Cut(Wish wish, Topics topics, @Nullable Set<String> keys) {
        this.wish = wish;
        this.topics = topics;
        this.keys = keys;
        this.orders = new OrdersInForce(topics.wireRaw());
    }

    /**
     * What was written.
     *
     * @param broken where the capture that it is cut from breaks; what was before is written all the same
     */
    public record Written(CaptureHeader header, Optional<CaptureException> broken) {}

    public static Written cut(Path from, Path to, Wish wish) {
        Set<String> keys = wish.needsVerdicts() ? Wanted.keys(from, wish) : null;
        try (var reader = new CaptureReader(from)) {
            var topics = VirtualRun.topics(reader.header());
            var cut = new Cut(wish, topics, keys);
            var origin = reader.header().origin();
            Instant begins = wish.from() == null ? origin.begins() : wish.from();
            try (var writer = new CaptureWriter(
                    to, origin.beginning(begins, wish.words() + "; before: " + origin.madeBy()), topics.schemas())) {
                try {
                    reader.forEachRemaining(record -> cut.put(record, writer));
                    return new Written(writer.finish(), Optional.empty());
                } catch (CaptureException broken) {
                    return new Written(writer.finish(), Optional.of(broken));
                }
            }
        }
    }

    private void put(CapturedRecord record, CaptureWriter writer) {
        boolean raw = record.getTopic().equals(topics.wireRaw().name());
        if (!isInTime(record, raw)) {
            orders.pass(record);
            return;
        }
        if (raw && begun.add(record.getPartition())) {
            orders.before(record.getPartition(), record.getTimestamp()).forEach(writer::write);
        }
        if (raw ? keepsRaw(record) : keeps(key(record))) {
            writer.write(record);
        }
    }

    private boolean isInTime(CapturedRecord record, boolean raw) {
        Instant time = Instant.ofEpochMilli(record.getTimestamp());
        if (wish.to() != null && !time.isBefore(wish.to())) {
            return false;
        }
        if (wish.from() == null) {
            return true;
        }
        return !time.isBefore(raw ? wish.from().minus(wish.leadIn()) : wish.from());
    }

    private boolean keepsRaw(CapturedRecord record) {
        if (wish.providers().isEmpty() && keys == null) {
            return true;
        }
        try {
            SpecificRecord value =
                    topics.wireRaw().value().deserializer().deserialize(record.getTopic(), Records.value(record));
            return switch (value) {
                case null -> keeps(key(record));
                case RawStory story -> keeps(story.getStory());
                case Judgement judgement -> keeps(judgement.getFirst()) && keeps(judgement.getSecond());
                default -> true;
            };
        } catch (SerializationException unreadable) {
            return keeps(key(record));
        }
    }

    /** A notice that kills or corrects a story under an id of its own comes with it. */
    private boolean keeps(Story story) {
        return keeps(StoryKey.of(story))
                || (keys != null
                        && story.getRelated().stream()
                                .anyMatch(related -> !related.getId().isBlank() && keeps(StoryKey.of(related, story))));
    }

    private boolean keeps(String key) {
        return (keys == null || keys.contains(key))
                && (wish.providers().isEmpty()
                        || wish.providers().contains(key.substring(0, Math.max(0, key.indexOf('/')))));
    }

    private static String key(CapturedRecord record) {
        byte[] key = Records.key(record);
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
