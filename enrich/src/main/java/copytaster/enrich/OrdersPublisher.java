package copytaster.enrich;

import copytaster.enrich.desks.Rules;
import copytaster.enrich.models.PackedModel;
import copytaster.enrich.models.TopicModel;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts a rule set or a model on every wire, in the order of the stories, where every replay meets it at the same place. */
public final class OrdersPublisher {

    private final KafkaSettings kafka;
    private final Clock clock;

    public OrdersPublisher(KafkaSettings kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Publishes a rule set, after the topics of the desks it names are there.
     *
     * @return how many wires it went to
     * @throws copytaster.enrich.yaml.RulesException where the text is no rule set
     */
    public int publish(RuleSet ruleSet) {
        var topics = new Topics(kafka);
        var deskTopics =
                Rules.of(ruleSet).withTopic().stream().map(topics::desk).toList();
        new TopicCreator(kafka.client()).create(deskTopics);
        return toEveryWire("rules", ruleSet);
    }

    public int publish(TopicModel model) {
        return toEveryWire("model", PackedModel.pack(model));
    }

    /** Says once more what is in force. */
    int repeat(LearnedModel model) {
        return toEveryWire(
                "model", LearnedModel.newBuilder(model).setRepetition(true).build());
    }

    private int toEveryWire(String key, SpecificRecord record) {
        var topics = new Topics(kafka);
        topics.publishedSchemas().publish();
        Topic<String, SpecificRecord> raw = topics.wireRaw();
        try (var producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), raw.value().serializer())) {
            int wires = producer.partitionsFor(raw.name()).size();
            for (int wire = 0; wire < wires; wire++) {
                producer.send(new ProducerRecord<>(raw.name(), wire, clock.millis(), key, record))
                        .get();
            }
            return wires;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the " + key + " could not be published: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing the " + key, e);
        }
    }
}
