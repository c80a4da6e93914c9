package copytaster.desk.crash;

import copytaster.desk.crash.Evidence.DeadLetter;
import copytaster.schemas.WireHeaders;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Reads where a dead letter came from, be it Kafka Streams' or the sink's. */
final class DeadLetters {

    private static final String STREAMS_TOPIC = "__streams.errors.topic";
    private static final String STREAMS_OFFSET = "__streams.errors.offset";

    private DeadLetters() {}

    static DeadLetter of(Headers headers) {
        String topic = either(headers, STREAMS_TOPIC, WireHeaders.SOURCE_TOPIC);
        return new DeadLetter(topic, Long.parseLong(either(headers, STREAMS_OFFSET, WireHeaders.SOURCE_OFFSET)));
    }

    private static String either(Headers headers, String one, String other) {
        Optional<String> first = WireHeaders.text(headers, one);
        return first.or(() -> WireHeaders.text(headers, other))
                .orElseThrow(() -> new IllegalStateException("a dead letter without " + one + " or " + other));
    }
}
