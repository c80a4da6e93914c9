package copytaster.enrich;

import copytaster.enrich.topology.Told;
import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the generation before this one stopped: up to there its desks have been told everything, and from there on this one
 * tells them. So it must have stopped.
 */
final class EarlierGeneration {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierGeneration.class);
    private static final String NONE = "none";

    /** One that has just been stopped stays in its group for ten seconds, for the case that it comes back. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EnrichSettings settings;
    private final KafkaSettings kafka;
    private final String wireRaw;
    private final Duration patience;

    EarlierGeneration(EnrichSettings settings, KafkaSettings kafka, String wireRaw) {
        this(settings, kafka, wireRaw, PATIENCE);
    }

    /** @param patience how long to wait for one that has just been stopped */
    EarlierGeneration(EnrichSettings settings, KafkaSettings kafka, String wireRaw, Duration patience) {
        this.patience = patience;
        this.settings = settings;
        this.kafka = kafka;
        this.wireRaw = wireRaw;
    }

    /** @throws IllegalStateException where it is not said, runs yet, or is not known; each says what to do */
    Told told() {
        if (settings.generation() == 0) {
            return Told.NOTHING;
        }
        String before = settings.after();
        if (before == null) {
            throw new IllegalStateException("enrich.generation is " + settings.generation()
                    + " and enrich.after is not set: name the applicationId of the generation before it, or the desks are sent"
                    + " everything again; \"none\" if there was none");
        }
        if (before.equals(NONE)) {
            return Told.NOTHING;
        }
        if (before.equals(settings.applicationId())) {
            throw new IllegalStateException("enrich.after is this applicationId, " + before
                    + ": a new generation needs one of its own, to read the wire from the beginning");
        }
        try (Admin admin = Admin.create(kafka.client())) {
            Map<Integer, Long> ends = ends(admin, before);
            LOG.info("{} goes on telling desks where {} stopped: {}", settings.applicationId(), before, ends);
            return (wire, offset) -> offset < ends.getOrDefault(wire, 0L);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot see where " + before + " stopped: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking where " + before + " stopped", e);
        }
    }

    private Map<Integer, Long> ends(Admin admin, String before) throws ExecutionException, InterruptedException {
        Map<Integer, Long> ends = committed(admin, before);
        if (ends.isEmpty()) {
            // Kafka forgets a group a week after its last member: by then this one is long past the place.
            if (!committed(admin, settings.applicationId()).isEmpty()) {
                return Map.of();
            }
            throw new IllegalStateException("enrich.after names " + before + ", which has committed nothing on "
                    + wireRaw + ": is that its applicationId? \"none\" if there was none");
        }
        long until = System.nanoTime() + patience.toNanos();
        int members = members(admin, before);
        while (members > 0 && System.nanoTime() < until) {
            LOG.info("{} is still in its group; waiting", before);
            Thread.sleep(1000);
            members = members(admin, before);
        }
        if (members > 0) {
            throw new IllegalStateException(before + " still runs (" + members
                    + " members): stop it first, and this one goes on where it has stopped");
        }
        return committed(admin, before);
    }

    private static int members(Admin admin, String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .members()
                .size();
    }

    private Map<Integer, Long> committed(Admin admin, String group) throws ExecutionException, InterruptedException {
        var ends = new HashMap<Integer, Long>();
        try {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((wire, offset) -> {
                        if (offset != null && wire.topic().equals(wireRaw)) {
                            ends.put(wire.partition(), offset.offset());
                        }
                    });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return ends;
    }
}
