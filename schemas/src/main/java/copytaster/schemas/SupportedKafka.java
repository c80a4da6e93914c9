package copytaster.schemas;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Kafka 4.0 or later, in KRaft mode, with the transaction protocol that closed the holes of the older one
 * (transaction.version 2, KIP-890); formatted fresh, a 4.0 cluster has it.
 */
final class SupportedKafka {

    /** The metadata.version of 4.0-IV3, as Kafka's MetadataVersion numbers it. */
    private static final short METADATA_4_0 = 25;

    private static final short TRANSACTIONS = 2;

    private SupportedKafka() {}

    /** @throws IllegalStateException saying what the cluster lacks, or that it does not answer */
    static void require(Admin admin, Object bootstrapServers) throws InterruptedException {
        try {
            var levels = new HashMap<String, Short>();
            admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .forEach((name, range) -> levels.put(name, range.maxVersionLevel()));
            require(levels, bootstrapServers);
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof TimeoutException
                    ? "does not answer; is it running, and is the address right?"
                    : "cannot be asked for its version: " + e.getCause().getMessage();
            throw new IllegalStateException("Kafka at " + bootstrapServers + " " + why, e);
        }
    }

    static void require(Map<String, Short> levels, Object bootstrapServers) {
        if (level(levels, "metadata.version") < METADATA_4_0) {
            throw new IllegalStateException("Kafka at " + bootstrapServers + " is older than 4.0 (metadata.version "
                    + level(levels, "metadata.version") + "); Copytaster needs 4.0 or later, in KRaft mode");
        }
        if (level(levels, "transaction.version") < TRANSACTIONS) {
            throw new IllegalStateException("Kafka at " + bootstrapServers
                    + " has transaction.version " + level(levels, "transaction.version")
                    + ", under which a transaction can lose writes; upgrade it: kafka-features.sh upgrade"
                    + " --feature transaction.version=2");
        }
    }

    private static short level(Map<String, Short> levels, String name) {
        return levels.getOrDefault(name, (short) 0);
    }
}
