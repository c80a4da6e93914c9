package copytaster.desk.monitor;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Of Kafka's own metrics, those that say something about a service: some sixty of the thousands that a topology has, most of
 * them a store's or a node's. What is here is named as Kafka names it, with {@code kafka_} in front.
 */
final class KafkaMeters implements MeterFilter {

    private static final Pattern WANTED = Pattern.compile("kafka\\.("
            // The threads of a topology: where their time goes, and what they did not take.
            + "stream\\.thread\\.(commit|poll|process|punctuate)\\.(ratio|latency\\.(avg|max))"
            + "|stream\\.thread\\.(process\\.(rate|total)|task\\.(closed|created)\\.total|blocked\\.time\\.ns\\.total)"
            + "|stream\\.task\\.dropped\\.records\\.(rate|total)"
            + "|stream\\.state\\.updater\\.(active\\.restoring\\.tasks|standby\\.updating\\.tasks|restore\\.records\\.rate)"
            // Consumers.
            + "|consumer\\.fetch\\.manager\\.(records\\.consumed\\.total|bytes\\.consumed\\.total|fetch\\.latency\\.avg)"
            + "|consumer\\.coordinator\\.(rebalance\\.total|failed\\.rebalance\\.total|last\\.rebalance\\.seconds\\.ago"
            + "|heartbeat\\.response\\.time\\.max|assigned\\.partitions|commit\\.latency\\.avg)"
            + "|consumer\\.last\\.poll\\.seconds\\.ago"
            // Producers.
            + "|producer\\.(record\\.(send|error|retry)\\.total|request\\.latency\\.(avg|max)|record\\.queue\\.time\\.max"
            + "|buffer\\.available\\.bytes|txn\\.commit\\.time\\.ns\\.total)"
            + ")");

    /** Tags that tell parts of one service apart; what a topic or a broker adds would multiply them. */
    private static final Set<String> TAGS = Set.of("client.id", "thread.id", "task.id");

    private static final Set<String> MULTIPLYING = Set.of("topic", "partition", "node.id");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        if (!id.getName().startsWith("kafka.")) {
            return MeterFilterReply.NEUTRAL;
        }
        boolean wanted = WANTED.matcher(id.getName()).matches()
                && id.getTags().stream().map(KafkaMeters::dotted).noneMatch(MULTIPLYING::contains);
        return wanted ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("kafka.")) {
            return id;
        }
        // The version of Kafka is no property of a number.
        List<Tag> kept = id.getTags().stream()
                .filter(tag -> TAGS.contains(dotted(tag)) || MULTIPLYING.contains(dotted(tag)))
                .toList();
        return id.replaceTags(Tags.of(kept));
    }

    private static String dotted(Tag tag) {
        return tag.getKey().replace('-', '.');
    }
}
