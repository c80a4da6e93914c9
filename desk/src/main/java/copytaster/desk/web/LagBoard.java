package copytaster.desk.web;

import copytaster.desk.lag.LagReader;
import copytaster.desk.lag.PartitionLag;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the lag of every group that has read one of Copytaster's topics, at most every two seconds however many ask. */
final class LagBoard {

    private static final Logger LOG = LoggerFactory.getLogger(LagBoard.class);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int TIMEOUT_MILLIS = 5000;

    private final KafkaSettings kafka;
    private final Clock clock;
    private LagPage last = new LagPage(List.of(), Instant.EPOCH, null);

    LagBoard(KafkaSettings kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    synchronized LagPage read() {
        Instant now = clock.instant();
        if (Duration.between(last.read(), now).compareTo(FRESH) >= 0) {
            last = fresh(now);
        }
        return last;
    }

    private LagPage fresh(Instant now) {
        try (Admin admin = Admin.create(client())) {
            var rows = new ArrayList<PartitionLag>();
            var reader = new LagReader(client());
            for (String group : readers(admin)) {
                reader.read(group, List.of()).stream()
                        .filter(lag -> isOurs(lag.topic()))
                        .forEach(rows::add);
            }
            return new LagPage(List.copyOf(rows), now, null);
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            LOG.warn("cannot read the lag: {}", e.getMessage());
            return new LagPage(
                    List.of(),
                    now,
                    "Kafka at " + kafka.bootstrapServers() + " does not answer: "
                            + (e instanceof ExecutionException ? e.getCause().getMessage() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LagPage(List.of(), now, "The desk is stopping.");
        }
    }

    /** Groups with a committed offset on a topic of ours; share groups commit none. */
    private Set<String> readers(Admin admin) throws ExecutionException, InterruptedException {
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        for (GroupListing group : admin.listGroups().all().get()) {
            if (group.type().filter(GroupType.SHARE::equals).isEmpty()) {
                specs.put(group.groupId(), new ListConsumerGroupOffsetsSpec());
            }
        }
        var readers = new TreeSet<String>();
        if (!specs.isEmpty()) {
            admin.listConsumerGroupOffsets(specs).all().get().forEach((group, offsets) -> {
                if (offsets.keySet().stream().map(TopicPartition::topic).anyMatch(this::isOurs)) {
                    readers.add(group);
                }
            });
        }
        return readers;
    }

    private boolean isOurs(String topic) {
        return topic.startsWith(kafka.topicPrefix() + "wire.")
                || topic.startsWith(new Topics(kafka).desk("").name());
    }

    private Map<String, Object> client() {
        var client = new HashMap<>(kafka.client());
        client.putIfAbsent("default.api.timeout.ms", TIMEOUT_MILLIS);
        client.putIfAbsent("request.timeout.ms", TIMEOUT_MILLIS);
        return client;
    }
}
