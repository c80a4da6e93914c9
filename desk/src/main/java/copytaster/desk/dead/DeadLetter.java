package copytaster.desk.dead;

import copytaster.schemas.WireHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code wire.dead}, be it Kafka Streams' own kind, as enrich leaves it, or the sink's.
 *
 * @param offset where it lies on wire.dead
 * @param time of the record; enrich keeps that of its source
 * @param source the record that was given up on
 * @param feed that delivered the story; empty where no header says so
 * @param trace of the delivery; empty where no header says so
 * @param cause in one line, for a person
 * @param details the whole stack of enrich, the whole answer of the index
 * @param key that the source had
 * @param value that the source had
 * @param headers as on wire.dead
 * @param redrivenFrom the letter that the source was sent again from; empty where it came by itself
 * @param redriven when the letter was sent again; null while it was not
 */
public record DeadLetter(
        long offset,
        Instant time,
        Stage stage,
        Place source,
        String feed,
        String trace,
        String cause,
        String details,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        OptionalLong redrivenFrom,
        @Nullable Instant redriven) {

    /** Kafka Streams' headers; all values are text. */
    static final String STREAMS = "__streams.errors.";

    private static final String STREAMS_TOPIC = STREAMS + "topic";
    private static final int LONGEST_CAUSE = 400;

    /** A record's place; topic and numbers are empty and -1 where it is not known. */
    public record Place(String topic, int partition, long offset) {

        static final Place NOWHERE = new Place("", -1, -1);

        @Override
        public String toString() {
            return topic.isEmpty() ? "unknown" : topic + "-" + partition + "@" + offset;
        }
    }

    /** The letter that a mark says was sent again; empty for a letter. */
    static OptionalLong marked(ConsumerRecord<byte[], byte[]> record) {
        boolean letter = record.value() != null
                || has(record.headers(), STREAMS_TOPIC)
                || has(record.headers(), WireHeaders.SOURCE_TOPIC);
        return letter ? OptionalLong.empty() : number(record.headers(), WireHeaders.REDRIVEN);
    }

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, @Nullable Instant redriven) {
        Headers headers = record.headers();
        Place sink = place(headers, WireHeaders.SOURCE_TOPIC, WireHeaders.SOURCE_PARTITION, WireHeaders.SOURCE_OFFSET);
        Place enrich = place(headers, STREAMS_TOPIC, STREAMS + "partition", STREAMS + "offset");
        Stage aside = has(headers, WireHeaders.WEBHOOK) ? Stage.WEBHOOK : Stage.SINK;
        Stage stage = sink != Place.NOWHERE ? aside : enrich != Place.NOWHERE ? Stage.ENRICH : Stage.UNKNOWN;
        String cause =
                switch (stage) {
                    case SINK, WEBHOOK -> text(headers, WireHeaders.CAUSE);
                    case ENRICH -> either(text(headers, STREAMS + "message"), text(headers, STREAMS + "exception"));
                    case UNKNOWN -> "";
                };
        return new DeadLetter(
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                stage,
                stage == Stage.ENRICH ? enrich : sink,
                text(headers, WireHeaders.FEED),
                text(headers, WireHeaders.TRACE),
                oneLine(either(cause, "it does not say why")),
                stage == Stage.ENRICH ? text(headers, STREAMS + "stacktrace") : cause,
                aside(stage) ? sourceKey(headers) : record.key(),
                record.value(),
                headers,
                number(headers, WireHeaders.REDRIVEN),
                redriven);
    }

    /** The generation of the index that refused it; empty where the letter is not the sink's, or does not say. */
    OptionalLong generation() {
        return number(headers, WireHeaders.GENERATION);
    }

    /** The webhook that would not have it; empty where the letter is another's. */
    Optional<String> webhook() {
        return WireHeaders.text(headers, WireHeaders.WEBHOOK);
    }

    private static boolean aside(Stage stage) {
        return stage == Stage.SINK || stage == Stage.WEBHOOK;
    }

    private static Place place(Headers headers, String topic, String partition, String offset) {
        OptionalLong on = number(headers, partition);
        OptionalLong at = number(headers, offset);
        Optional<String> name = WireHeaders.text(headers, topic);
        return name.isEmpty() || on.isEmpty() || at.isEmpty()
                ? Place.NOWHERE
                : new Place(name.get(), (int) on.getAsLong(), at.getAsLong());
    }

    private static byte @Nullable [] sourceKey(Headers headers) {
        var key = headers.lastHeader(WireHeaders.SOURCE_KEY);
        return key == null ? null : key.value();
    }

    private static boolean has(Headers headers, String name) {
        return headers.lastHeader(name) != null;
    }

    private static OptionalLong number(Headers headers, String name) {
        String text = text(headers, name);
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static String text(Headers headers, String name) {
        return WireHeaders.text(headers, name).orElse("");
    }

    private static String either(String one, String other) {
        return one.isBlank() ? other : one;
    }

    private static String oneLine(String text) {
        String line = text.strip().lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE) + "…";
    }
}
