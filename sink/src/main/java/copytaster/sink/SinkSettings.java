package copytaster.sink;

import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the sink fills the index. A null or 0 stands for the default.
 *
 * @param opensearch where the index is
 * @param group the consumer group, without the topics' prefix and the generation; default {@code copytaster-sink}
 * @param generation of the index that this sink fills; each has an index and a consumer group of its own, so that a new
 *     one is built from the whole topic beside the one that serves; default 0
 * @param batchRecords stories in one bulk request, at most; default 500
 * @param batchBytes of one bulk request, at most, unless a single story is larger; default 5 MB
 * @param retryAfter the longest first pause when the index is busy, doubling with each failure; default 100 ms
 * @param retryAtMost the longest pause between two tries; default 30 seconds
 * @param tidyEvery how often expired stories are taken out; default one minute
 */
public record SinkSettings(
        @Nullable OpenSearchSettings opensearch,
        @Nullable String group,
        int generation,
        int batchRecords,
        int batchBytes,
        @Nullable Duration retryAfter,
        @Nullable Duration retryAtMost,
        @Nullable Duration tidyEvery) {

    private static final Pattern GROUP = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    public SinkSettings {
        opensearch = opensearch == null
                ? new OpenSearchSettings(null, null, null, null, null, null, 0, null, null, null)
                : opensearch;
        group = group == null ? "copytaster-sink" : group;
        batchRecords = batchRecords == 0 ? 500 : batchRecords;
        batchBytes = batchBytes == 0 ? 5 * 1024 * 1024 : batchBytes;
        retryAfter = orDefault(retryAfter, Duration.ofMillis(100));
        retryAtMost = orDefault(retryAtMost, Duration.ofSeconds(30));
        tidyEvery = orDefault(tidyEvery, Duration.ofMinutes(1));
        check(GROUP.matcher(group).matches(), "group: letters, digits, '.', '_' and '-' only, not " + group);
        check(
                generation >= 0 && generation <= ExternalVersion.MAX_GENERATION,
                "generation: 0 to " + ExternalVersion.MAX_GENERATION + ", not " + generation);
        check(batchRecords > 0, "batchRecords: must be positive, not " + batchRecords);
        check(batchBytes > 0, "batchBytes: must be positive, not " + batchBytes);
        check(retryAfter.isPositive(), "retryAfter: must be positive, not " + retryAfter);
        check(
                retryAtMost.compareTo(retryAfter) >= 0,
                "retryAtMost: " + retryAtMost + " is shorter than retryAfter " + retryAfter);
        check(tidyEvery.isPositive(), "tidyEvery: must be positive, not " + tidyEvery);
    }

    /** This index, everything else by default. */
    public static SinkSettings of(OpenSearchSettings opensearch) {
        return new SinkSettings(opensearch, null, 0, 0, 0, null, null, null);
    }

    /** The same for another generation of the index. */
    public SinkSettings generation(int other) {
        return new SinkSettings(opensearch, group, other, batchRecords, batchBytes, retryAfter, retryAtMost, tidyEvery);
    }

    /** The name of the consumer group as Kafka knows it, for example {@code newsroom.copytaster-sink-0}. */
    public String groupId(KafkaSettings kafka) {
        return kafka.topicPrefix() + group + "-" + generation;
    }

    private static Duration orDefault(@Nullable Duration value, Duration byDefault) {
        return value == null || value.isZero() ? byDefault : value;
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException(message);
        }
    }
}
