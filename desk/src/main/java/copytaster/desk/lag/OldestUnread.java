package copytaster.desk.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first record that a reader of committed records would get from an offset on, by reading it. What has been
 * found is remembered: a group that stands still costs nothing to ask about again. For one thread.
 */
final class OldestUnread implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Where a group stands on a partition. */
    private record Place(TopicPartition partition, long from) {}

    /** The first record there; or none, up to that end. */
    private record Known(@Nullable Found record, long end) {}

    /** A record's offset and its timestamp. */
    record Found(long offset, Instant time) {}

    private final Map<String, Object> client;
    private final Duration patience;
    private final Map<Place, Known> known = new HashMap<>();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    OldestUnread(Map<String, Object> client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * @param from where the group stands, or the beginning of the partition if that is later
     * @param end the last stable offset
     */
    Optional<Found> find(TopicPartition partition, long from, long end) {
        if (from >= end) {
            return Optional.empty();
        }
        var place = new Place(partition, from);
        Known before = known.get(place);
        if (before == null || (before.record() == null && before.end() < end)) {
            before = new Known(read(place, end), end);
            known.put(place, before);
        }
        return Optional.ofNullable(before.record());
    }

    /** Forgets every place of a partition but the ones where a group stands now. */
    void keepOnly(Map<TopicPartition, ? extends Iterable<Long>> standing) {
        known.keySet().removeIf(place -> {
            Iterable<Long> places = standing.get(place.partition());
            if (places == null) {
                return true;
            }
            for (long from : places) {
                if (from == place.from()) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private @Nullable Found read(Place place, long end) {
        KafkaConsumer<byte[], byte[]> reading = consumer();
        TopicPartition partition = place.partition();
        reading.assign(List.of(partition));
        reading.seek(partition, place.from());
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            for (var oldest : reading.poll(POLL).records(partition)) {
                return oldest.offset() >= end
                        ? null
                        : new Found(oldest.offset(), Instant.ofEpochMilli(oldest.timestamp()));
            }
            // Aborted records and markers are passed over without being returned: only the position tells.
            if (reading.position(partition) >= end) {
                return null;
            }
        }
        throw new IllegalStateException("no committed record of " + partition + " came within " + patience.toSeconds()
                + " s, from offset " + place.from() + " to " + end);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            Map<String, Object> settings = new HashMap<>(client);
            settings.put("isolation.level", "read_committed");
            settings.put("enable.auto.commit", "false");
            settings.put("auto.offset.reset", "earliest");
            settings.put("allow.auto.create.topics", "false");
            settings.put("max.poll.records", 1);
            // At the end of a partition the broker would hold the answer back for this long.
            settings.put("fetch.max.wait.ms", 50);
            settings.put("max.partition.fetch.bytes", 64 * 1024);
            settings.remove("group.id");
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        return consumer;
    }
}
