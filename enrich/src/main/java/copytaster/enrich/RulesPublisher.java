package copytaster.enrich;

import copytaster.enrich.desks.Rules;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a rule set on every wire, after the topics of the desks it names are there; and repeats it daily, so that a replay
 * that begins in the middle meets it.
 */
public final class RulesPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RulesPublisher.class);

    private final KafkaSettings kafka;
    private final Clock clock;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rules").factory());

    public RulesPublisher(KafkaSettings kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException naming the file that cannot be read */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("rules: " + file.toAbsolutePath() + " cannot be read", e);
        }
    }

    /** @throws copytaster.enrich.yaml.RulesException where the text is no rule set */
    public void publish(RuleSet ruleSet) {
        var topics = new Topics(kafka);
        var deskTopics =
                Rules.of(ruleSet).withTopic().stream().map(topics::desk).toList();
        new TopicCreator(kafka.client()).create(deskTopics);
        Topic<String, SpecificRecord> raw = topics.wireRaw();
        try (var producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), raw.value().serializer())) {
            for (int wire = 0; wire < raw.partitions(); wire++) {
                producer.send(new ProducerRecord<>(raw.name(), wire, clock.millis(), "rules", ruleSet))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the rules could not be published: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing the rules", e);
        }
    }

    void publishDaily(RuleSet ruleSet) {
        publish(ruleSet);
        var unused = daily.scheduleAtFixedRate(() -> repeat(ruleSet), 1, 1, TimeUnit.DAYS);
    }

    @Override
    public void close() {
        daily.shutdownNow();
    }

    private void repeat(RuleSet ruleSet) {
        try {
            publish(ruleSet);
        } catch (RuntimeException e) {
            LOG.warn("the daily repetition of rule set {} failed; tomorrow again", ruleSet.getVersion(), e);
        }
    }
}
