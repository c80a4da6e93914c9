package copytaster.replay.guarantees;

import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.schemas.WireHeaders;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** One record of {@code wire.dead}, by where it came from. */
public record DeadLetter(String topic, int partition, long offset) {

    private static final String STREAMS_TOPIC = "__streams.errors.topic";
    private static final String STREAMS_PARTITION = "__streams.errors.partition";
    private static final String STREAMS_OFFSET = "__streams.errors.offset";

    /** Reads the headers, be they Kafka Streams' or the sink's. */
    public static DeadLetter of(CapturedRecord record) {
        Headers headers = Records.headers(record);
        return new DeadLetter(
                either(headers, STREAMS_TOPIC, WireHeaders.SOURCE_TOPIC),
                Integer.parseInt(either(headers, STREAMS_PARTITION, WireHeaders.SOURCE_PARTITION)),
                Long.parseLong(either(headers, STREAMS_OFFSET, WireHeaders.SOURCE_OFFSET)));
    }

    /** All letters of a topic, without the marks that say which of them were sent again. */
    public static List<DeadLetter> all(List<CapturedRecord> records) {
        return records.stream()
                .filter(record -> !isMark(Records.headers(record)))
                .map(DeadLetter::of)
                .toList();
    }

    private static boolean isMark(Headers headers) {
        return headers.lastHeader(WireHeaders.REDRIVEN) != null
                && headers.lastHeader(STREAMS_TOPIC) == null
                && headers.lastHeader(WireHeaders.SOURCE_TOPIC) == null;
    }

    private static String either(Headers headers, String one, String other) {
        Optional<String> first = WireHeaders.text(headers, one);
        return first.or(() -> WireHeaders.text(headers, other))
                .orElseThrow(() -> new IllegalStateException("a dead letter without " + one + " or " + other));
    }
}
