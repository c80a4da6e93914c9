package copytaster.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The record headers: where a record came from and when each stage had it. They stand beside the value, never in it, so
 * that equal input gives equal bytes. Times are text: milliseconds since 1970.
 */
public final class WireHeaders {

    /** The feed that delivered the story. */
    public static final String FEED = "copytaster.feed";

    /** When ingest had read the story from its feed. */
    public static final String INGESTED = "copytaster.ingested";

    /** When enrich had decided on it. */
    public static final String ENRICHED = "copytaster.enriched";

    /** The wire that a story stands on: the partition of wire.raw, where a judgement on it belongs. */
    public static final String WIRE = "copytaster.wire";

    /** Only while a new generation works through what an earlier one has told: a subscriber passes these over. */
    public static final String AGAIN = "copytaster.again";

    /**
     * The revision at which this story was sent before. Who received any of those must receive this, too, whatever the
     * filter of a subscriber says of it now; a kill has nothing left to filter by.
     */
    public static final String BEFORE = "copytaster.before";

    /** One id for a delivery on its way through all stages. */
    public static final String TRACE = "copytaster.trace";

    /** Dead letters: what went wrong, and the topic, partition and offset it went wrong at. */
    public static final String CAUSE = "copytaster.cause";

    public static final String SOURCE_TOPIC = "copytaster.source.topic";
    public static final String SOURCE_PARTITION = "copytaster.source.partition";
    public static final String SOURCE_OFFSET = "copytaster.source.offset";

    /** Dead letters of the sink: the key that the record had on its own topic, and the generation of the index. */
    public static final String SOURCE_KEY = "copytaster.source.key";

    /** Dead letters of a webhook: which one refused it. */
    public static final String WEBHOOK = "copytaster.webhook";

    public static final String GENERATION = "copytaster.generation";

    /**
     * The offset of the dead letter that this record was sent again from. On a record of {@code wire.dead} that names no
     * source it is a mark: that letter has been sent again.
     */
    public static final String REDRIVEN = "copytaster.redriven";

    private WireHeaders() {}

    public static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public static void put(Headers headers, String name, Instant time) {
        put(headers, name, Long.toString(time.toEpochMilli()));
    }

    public static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        return Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Empty where the header is missing or is no time. */
    public static Optional<Instant> time(Headers headers, String name) {
        return text(headers, name)
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .map(Instant::ofEpochMilli);
    }
}
