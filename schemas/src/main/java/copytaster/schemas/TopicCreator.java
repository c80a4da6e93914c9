package copytaster.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing, and returns when every partition of all of them answers: on Kafka 4.3.1 a producer
 * that comes before its partition has a leader hangs until its delivery times out.
 */
public final class TopicCreator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> client;

    public TopicCreator(Map<String, Object> client) {
        this.client = new HashMap<>(client);
    }

    /**
     * @return the names of the topics that were not there before
     * @throws IllegalStateException when the cluster is none that Copytaster supports, or a topic cannot be created or does
     *     not answer within a minute
     */
    public List<String> create(Collection<? extends Topic<?, ?>> topics) {
        try (Admin admin = Admin.create(client)) {
            SupportedKafka.require(admin, client.get("bootstrap.servers"));
            // Where an administrator has created them, the service needs no right to create.
            Set<String> there = admin.listTopics().names().get();
            var created = new ArrayList<String>();
            for (Topic<?, ?> topic : topics) {
                if (!there.contains(topic.name()) && createIfMissing(admin, topic)) {
                    created.add(topic.name());
                }
            }
            for (Topic<?, ?> topic : topics) {
                awaitAnswer(admin, topic);
            }
            return created;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot list the topics: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    private static boolean createIfMissing(Admin admin, Topic<?, ?> topic) {
        var creation = new NewTopic(topic.name(), topic.partitions(), (short) topic.replicationFactor())
                .configs(topic.config());
        try {
            admin.createTopics(List.of(creation)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new IllegalStateException(
                    "cannot create topic " + topic.name() + ": " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(topic);
        }
    }

    private static void awaitAnswer(Admin admin, Topic<?, ?> topic) {
        var offsets = new HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            offsets.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                admin.listOffsets(offsets).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)
                        || Instant.now().isAfter(until)) {
                    throw new IllegalStateException(
                            "topic " + topic.name() + " does not answer: "
                                    + e.getCause().getMessage(),
                            e);
                }
            } catch (InterruptedException e) {
                throw interrupted(topic);
            }
        }
    }

    private static IllegalStateException interrupted(Topic<?, ?> topic) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while creating topic " + topic.name());
    }
}
