package copytaster.enrich;

import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads each wire's account as enrich has committed it, from the changelog of its store: no running enrich is needed. */
public final class AccountReader {

    private final KafkaSettings kafka;
    private final String changelog;

    public AccountReader(EnrichSettings settings, KafkaSettings kafka) {
        this.kafka = kafka;
        this.changelog = settings.applicationId() + "-account-changelog";
    }

    /** The newest committed account of each wire, by partition; empty where enrich has never run. */
    public Map<Integer, Account> read() {
        var accounts = new TreeMap<Integer, Account>();
        var value = new Topics(kafka).serdeOf(Account.class).deserializer();
        try (var consumer = new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), value)) {
            if (!consumer.listTopics().containsKey(changelog)) {
                return accounts;
            }
            List<TopicPartition> wires = consumer.partitionsFor(changelog).stream()
                    .map(info -> new TopicPartition(changelog, info.partition()))
                    .toList();
            consumer.assign(wires);
            consumer.seekToBeginning(wires);
            Map<TopicPartition, Long> ends = consumer.endOffsets(wires);
            while (wires.stream().anyMatch(wire -> consumer.position(wire) < ends.get(wire))) {
                for (ConsumerRecord<String, Account> account : consumer.poll(Duration.ofMillis(100))) {
                    if (account.value() != null) {
                        accounts.put(account.partition(), account.value());
                    }
                }
            }
        }
        return accounts;
    }
}
